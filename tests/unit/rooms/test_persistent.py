"""The mapping of a large state does what a dict does, and earlier ones stay as they were."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from rooms.persistent import MOST, PersistentMap

keys = st.integers(0, 20)
changes = st.lists(st.tuples(st.dictionaries(keys, st.text(max_size=3)), st.lists(keys)))
_ADAPTER = TypeAdapter(PersistentMap[int, str])


def _agrees(found: PersistentMap[int, str], model: dict[int, str]) -> None:
    assert len(found) == len(model)
    assert found == model
    assert list(found.items()) == list(model.items())
    assert (list(found), list(found.values())) == (list(model), list(model.values()))
    for key in range(21):
        assert (key in found) == (key in model)
        assert found.get(key) == model.get(key)


@given(st.dictionaries(keys, st.text(max_size=3)), changes)
def test_it_is_a_dict_and_what_was_before_stays(
    first: dict[int, str], steps: list[tuple[dict[int, str], list[int]]]
) -> None:
    states = [(PersistentMap(first), dict(first))]
    for put, drop in steps:
        found, model = states[-1]
        after = {**model, **put}
        for key in drop:
            after.pop(key, None)
        states.append((found.changed(put, drop), after))
    for found, model in states:
        _agrees(found, model)


@given(st.permutations(range(3 * MOST)), st.sets(st.integers(0, 3 * MOST - 1)))
def test_many_changes_one_by_one_are_all_there(order: list[int], gone: set[int]) -> None:
    found: PersistentMap[int, str] = PersistentMap()
    for key in order:
        found = found.changed({key: str(key)})
    for key in gone:
        found = found.changed({}, (key,))
    assert found == {key: str(key) for key in order if key not in gone}
    assert len(found) == 3 * MOST - len(gone)


@given(st.dictionaries(keys, st.text(max_size=3)), st.lists(keys))
def test_it_is_written_and_read_as_a_dict(first: dict[int, str], drop: list[int]) -> None:
    found = PersistentMap(first).changed({}, drop)
    written = _ADAPTER.dump_json(found)
    assert written == TypeAdapter(dict[int, str]).dump_json(dict(found))
    assert _ADAPTER.validate_json(written) == found


def test_an_earlier_one_goes_on_beside_a_later_one() -> None:
    base = PersistentMap({1: "a"})
    left, right = base.changed({2: "b"}), base.changed({}, (1,))
    assert (base, left, right) == ({1: "a"}, {1: "a", 2: "b"}, {})
