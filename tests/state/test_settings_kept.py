"""Settings are kept on the device; whatever stands there, the app starts."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mobile.state.settings import (
    FACES,
    LETTERS,
    LINES,
    PRESETS,
    SCALES,
    SCHEMES,
    SPEEDS,
    WEIGHTS,
    Changes,
    Everywhere,
    Settings,
    accessible,
    as_before,
    begun_from,
    is_bold,
    read,
    scheme_of,
    write,
)
from tests.house import House, Memory

FIRST = Settings(language="en", scheme="night", scale=1.5)


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("scale", SCALES)
def test_what_was_kept_comes_back(language: str, scheme: str, scale: float) -> None:
    kept = Settings(language, scheme, scale)  # pyright: ignore[reportArgumentType]
    assert read(write(kept), FIRST) == kept


any_settings = st.builds(
    Settings,
    language=st.sampled_from(["tr", "en"]),
    scheme=st.sampled_from(SCHEMES),
    scale=st.sampled_from(SCALES),
    face=st.sampled_from(FACES),
    lines=st.sampled_from(LINES),
    letters=st.sampled_from(LETTERS),
    weight=st.sampled_from(WEIGHTS),
    large_targets=st.booleans(),
    in_writing=st.booleans(),
    read_aloud=st.booleans(),
    speed=st.sampled_from(SPEEDS),
    welcomed=st.booleans(),
)


@given(any_settings, st.booleans(), st.booleans(), st.booleans())
def test_the_accessible_mode_comes_and_goes(
    now: Settings, dark: bool, english: bool, aloud: bool
) -> None:
    """It is kept too, makes nothing smaller, and afterwards everything is as it was."""
    on = accessible(now, dark=dark)
    assert read(write(on), FIRST) == on
    assert on.scale >= max(now.scale, 1.5) and on.lines >= now.lines and on.large_targets
    assert on.scheme == ("contrast_dark" if dark else "contrast_light")
    stays: Changes = {
        "language": "en" if english else "tr",
        "read_aloud": aloud,
        "speed": "slow",
        "one_question": aloud,
        "calm": aloud,
        "places_last": aloud,
        "sign_videos": aloud,
        "in_writing": aloud,
        "weight": "bold",
        "face": "wide",
        "letters": LETTERS[-1],
    }
    off = as_before(replace(on, **stays))
    assert off == replace(now, **(stays | {"welcomed": True}))
    assert as_before(off) == off


@given(any_settings, st.sampled_from([*PRESETS]), st.booleans())
def test_a_beginning_changes_what_it_names(now: Settings, preset: str, dark: bool) -> None:
    begun = begun_from(now, preset, dark=dark)  # pyright: ignore[reportArgumentType]
    named = PRESETS[preset].keys() | {"scheme", "welcomed"}  # pyright: ignore[reportArgumentType]
    if preset == "reading" and now.language == "tr":
        named |= {"language"}
        assert begun.language == "tr-kolay"
    kept = {name: value for name, value in asdict(now).items() if name not in named}
    assert {name: asdict(begun)[name] for name in kept} == kept
    assert begun_from(begun, preset, dark=dark) == begun  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_beginning_changes_something(preset: str) -> None:
    """A preset that changes nothing would be a promise."""
    others = Settings(sign_videos=False, scheme="dark", welcomed=True)
    assert begun_from(others, preset, dark=False) != others  # pyright: ignore[reportArgumentType]


@given(any_settings)
def test_whoever_does_not_hear_or_speak_finds_written_ways_first(now: Settings) -> None:
    hearing = begun_from(now, "hearing", dark=False)
    assert hearing.in_writing and hearing.sign_videos
    speech = begun_from(now, "speech", dark=False)
    assert speech.in_writing and speech.sign_videos is now.sign_videos


@given(any_settings, st.builds(Everywhere, st.booleans(), st.booleans()), st.booleans())
def test_the_devices_own_settings_never_win_over_a_choice(
    now: Settings, everywhere: Everywhere, dark: bool
) -> None:
    shown = scheme_of(now, everywhere, dark=dark)
    assert shown != "system"
    if now.scheme != "system":
        assert shown == now.scheme
    else:
        assert shown.startswith("contrast_") is everywhere.high_contrast
        assert shown.removeprefix("contrast_") == ("dark" if dark else "light")
    assert is_bold(now, everywhere) is {
        "system": everywhere.bold, "plain": False, "bold": True
    }[now.weight]  # fmt: skip


@pytest.mark.parametrize(
    "kept",
    [
        None, "", "{", "null", "7", "[]", '"tr"', "{}", "true", "[1, 2]", "\ud800", "[" * 100_000,
        '{"language": 7}', '{"language": null}', '{"language": ""}', '{"language": ["tr"]}',
        '{"language": "türkçe"}', '{"language": "tr\\r\\nx: y"}', '{"language": "../../etc"}',
        '{"scheme": "pink"}', '{"scheme": []}', '{"scheme": {}}', '{"scheme": null}',
        '{"scale": 0}', '{"scale": -1}', '{"scale": 1e999}', '{"scale": NaN}', '{"scale": "1.0"}',
        '{"face": "comic"}', '{"lines": 9}', '{"letters": -0.06}', '{"large_targets": 1}',
        '{"welcomed": "yes"}', '{"before": true}', '{"before": [1]}', '{"scale": true}',
        '{"scale": 3.0}', '{"scale": [2.0]}', '{"scale": null}', '{"new": {"of": "later"}}',
        '{"weight": "black"}', '{"weight": 700}', '{"in_writing": 1}', '{"in_writing": "yes"}',
        '{"read_aloud": 1}', '{"read_aloud": "on"}', '{"speed": "warp"}', '{"speed": 1}',
    ],
)  # fmt: skip
def test_nonsense_changes_nothing(kept: str | None) -> None:
    assert read(kept, FIRST) == FIRST


def test_the_rest_of_nonsense_is_taken() -> None:
    assert read('{"language": 7, "scheme": "cream", "scale": 2}', FIRST) == Settings(
        "en", "cream", 2.0
    )


values: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


@given(
    st.text(max_size=20)
    | values.map(json.dumps)
    | st.dictionaries(st.sampled_from([*asdict(FIRST)]), values).map(json.dumps)
)
@example('{"scale": true}')
def test_anything_kept_makes_settings(kept: str) -> None:
    settings = read(kept, FIRST)
    assert settings.scheme in SCHEMES
    assert settings.scale in SCALES
    assert type(settings.scale) is float
    assert settings.language.isascii() and settings.language


async def test_a_choice_is_kept_and_taken_up_again(house: House) -> None:
    device = Memory()
    store = house.store(device)
    await store.set(scale=2.0)
    await store.set(scheme="contrast_dark")
    await store.set(language="en")
    assert list(device.kept) == ["settings"]
    later = house.store(device)
    assert later.settings == Settings()
    await later.wake()
    assert later.settings == Settings("en", "contrast_dark", 2.0)


async def test_a_choice_holds_even_where_it_cannot_be_kept(house: House) -> None:
    class Full(Memory):
        async def save(self, key: str, value: str) -> None:
            raise OSError("no room")

    store = house.store(Full())
    with pytest.raises(OSError, match="no room"):
        await store.set(scale=2.0)
    assert store.settings.scale == 2.0


async def test_the_language_is_asked_of_the_service(house: House) -> None:
    store = house.store()
    await store.filing.look_at_forms()
    await store.set(language="en")
    await store.filing.open("request")
    languages = [request.headers["accept-language"] for request in house.wire.asked]
    assert languages[0] == "tr"
    assert {*languages[1:]} == {"en"}


async def test_the_language_that_was_kept_is_asked_of_the_service(house: House) -> None:
    """Also when the first question was asked before the device had answered."""
    store = house.store(Memory(settings='{"language": "en"}'))
    await store.filing.look_at_forms()
    await store.wake()
    await store.filing.open("request")
    languages = [request.headers["accept-language"] for request in house.wire.asked]
    assert languages[0] == "tr"
    assert {*languages[1:]} == {"en"}


async def test_listeners_hear_of_every_change_until_they_stop(house: House) -> None:
    store, heard = house.store(), list[str]()
    stop = store.listen(lambda: heard.append(store.settings.scheme))
    await store.set(scheme="dark")
    stop()
    await store.set(scheme="cream")
    assert heard == ["dark"]


async def test_a_choice_made_before_the_device_answers_stands(house: House) -> None:
    answered = asyncio.Event()

    class Slow(Memory):
        async def load(self, key: str) -> str | None:
            await answered.wait()
            return await super().load(key)

    store = house.store(Slow(settings='{"scale": 1.25}'))
    waking = asyncio.create_task(store.wake())
    await asyncio.sleep(0)
    await store.set(scale=2.0)
    answered.set()
    await waking
    assert store.settings.scale == 2.0
