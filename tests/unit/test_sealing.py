"""Evidence is read with its key, and with no other."""

import pytest
from cryptography.fernet import Fernet

from persistence.sealing import Seal, keys_in
from realtime.settings import UnusableSettings, read_settings

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_what_is_sealed_does_not_show_its_words() -> None:
    kept = Seal([NEW]).seal("call me on 0170 5550132")
    assert "5550132" not in kept
    assert Seal([NEW]).open(kept) == "call me on 0170 5550132"


def test_a_new_key_stands_before_the_old_one_until_its_evidence_is_gone() -> None:
    kept = Seal([OLD]).seal("old words")
    assert Seal([NEW, OLD]).open(kept) == "old words"
    assert Seal([NEW]).open(Seal([NEW, OLD]).seal("new words")) == "new words"


def test_without_its_key_nothing_is_read() -> None:
    kept = Seal([OLD]).seal("old words")
    assert Seal([NEW]).open(kept) == ""
    assert Seal().open(kept) == ""
    assert Seal([OLD]).open(kept[:-4] + "AAAA") == ""


def test_what_was_kept_before_there_was_a_key_is_still_read() -> None:
    assert Seal([NEW]).open('{"kind":"chat.post"}') == '{"kind":"chat.post"}'


def test_a_key_that_is_none_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match="Fernet"):
        keys_in("too short")
    with pytest.raises(UnusableSettings) as refused:
        read_settings(database_url="postgresql://nowhere", evidence_keys="too short")
    assert "too short" not in str(refused.value)
