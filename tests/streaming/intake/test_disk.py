import errno
import subprocess
import sys

import pytest

from streaming.intake import disk
from streaming.intake.errors import DiskFull, Locked
from tests.factories.streaming import arrived, make_upload

pytestmark = pytest.mark.django_db

HOLD = """
import fcntl, sys, time
file = open(sys.argv[1], "r+b")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def test_a_lock_dies_with_its_process():
    upload = make_upload()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(disk.arriving(upload.asset))], stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked), disk.locked(upload.asset):
            pass
        holder.kill()
        holder.wait()
    with disk.locked(upload.asset) as file:
        assert disk.append(file, [b"x"], room=10) == 1


def test_a_full_disk_keeps_what_was_there_and_nothing_of_the_piece():
    upload = make_upload(size=100)

    def blocks():
        yield b"more"
        raise OSError(errno.ENOSPC, "No space left on device")

    with disk.locked(upload.asset) as file:
        disk.append(file, [b"kept"], room=100)
        with pytest.raises(DiskFull):
            disk.append(file, blocks(), room=96)
    assert arrived(upload) == b"kept"


def test_another_fault_of_the_disk_is_not_called_a_full_one():
    upload = make_upload(size=100)

    def blocks():
        yield b"more"
        raise OSError(errno.EIO, "Input/output error")

    with disk.locked(upload.asset) as file, pytest.raises(OSError, match="Input/output"):
        disk.append(file, blocks(), room=100)
    assert arrived(upload) == b""


def test_a_write_that_takes_only_a_part_goes_on_with_the_rest():
    class Slow:
        def __init__(self):
            self.taken = b""

        def write(self, block):
            self.taken += bytes(block[:3])
            return min(3, len(block))

    slow = Slow()
    disk._write(slow, b"0123456789")
    assert slow.taken == b"0123456789"


def test_how_much_has_arrived_is_read_where_the_file_stands():
    upload = make_upload(size=5)
    disk.arriving(upload.asset).write_bytes(b"012")
    assert disk.offset(upload.asset) == 3
    disk.arriving(upload.asset).rename(upload.asset.source)
    assert disk.offset(upload.asset) == 3
    upload.asset.source.unlink()
    assert disk.offset(upload.asset) is None
