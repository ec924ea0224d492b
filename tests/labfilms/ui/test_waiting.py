from labfilms.ui import waiting


def test_what_waits_is_told_in_order_and_a_fault_leaves_the_rest(monkeypatch, rf):
    monkeypatch.setattr(waiting, "_providers", [])

    @waiting.provide(order=20)
    def second(_request):
        yield waiting.Wait("two", "/2")

    @waiting.provide(order=10)
    def broken(_request):
        raise RuntimeError("no")

    @waiting.provide(order=5)
    def first(_request):
        return [waiting.Wait("one", "/1")]

    assert [wait.text for wait in waiting.waiting(rf.get("/"))] == ["one", "two"]
