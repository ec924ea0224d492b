from django.core.mail import EmailMessage

from labfilms.core.mail import ConsoleAndFiles


def letter(subject):
    return EmailMessage(subject, "Le lien : https://labfilms.localhost/x", to=["ines@exemple.fr"])


def test_letter_is_shown_on_the_console_and_kept_as_a_file(tmp_path, capsys):
    folder = tmp_path / "var" / "mail"
    sent = ConsoleAndFiles(file_path=folder).send_messages([letter("Bonjour"), letter("Encore")])
    assert sent == 2
    shown = capsys.readouterr().out
    kept = "".join(file.read_text() for file in folder.iterdir())
    for text in (shown, kept):
        assert "Subject: Bonjour" in text
        assert "Subject: Encore" in text
        assert "https://labfilms.localhost/x" in text
