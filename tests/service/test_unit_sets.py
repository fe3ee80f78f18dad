"""What a search for units is made of: words, sets of units, the index between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.units.index import WordIndex
from service.units.positions import gathered, in_order, marked, packed
from service.units.words import asked


def test_only_words_that_say_something_are_asked() -> None:
    assert asked("Ankara  an ANKARA val.") == ["val", "ankara"]
    assert asked("?!") == []


@given(st.sets(st.integers(0, 99)), st.sets(st.integers(0, 99)))
def test_sets_of_units(one: set[int], other: set[int]) -> None:
    first, second = gathered(one, 100), gathered(other, 100)
    assert list(in_order(first, 100)) == sorted(one)
    assert list(in_order(first & second, 100)) == sorted(one & other)
    assert marked(bytes(place in one for place in range(100)), 1) == first


def test_a_short_topic_word_is_only_found_whole() -> None:
    index = WordIndex([(word, packed([0]).tobytes()) for word in ("cocuk", "kaydi", "su")], 1)
    found = {word: bool(index.about(word)) for word in ("su", "sular", "kay", "kayd", "cocugumun")}
    assert found == {"su": True, "sular": False, "kay": False, "kayd": True, "cocugumun": True}
