"""The rules about single controls: names, targets, handlers, and what Flet cannot make usable."""

from collections.abc import Iterator
from typing import Any, cast

import flet as ft

from mobile.views.look import Look
from mobile.views.theme import theme
from tests.a11y.finding import for_each_control
from tests.control_tree import Node, children, opened, shown, spoken, walk

WORD_BUTTONS = (ft.Button, ft.OutlinedButton, ft.TextButton)
BUTTONS = (*WORD_BUTTONS, ft.IconButton, ft.FloatingActionButton)
CHOICES = (ft.Checkbox, ft.Radio, ft.Switch)
TARGET = 48  # dp
LINE, SIGN = 20, 24  # dp: the least height of a line of words and of an icon
LONGEST_LABEL = 22  # letters that fit beside a radio at 320 px and 200 %

UNUSABLE: dict[type[ft.Control], str] = {
    ft.Dropdown: "it has no name and no keyboard: open a list of radios instead",
    ft.DropdownM2: "it shows keys instead of words: open a list of radios instead",
    ft.Slider: "it has no name and needs dragging: use radios or buttons",
    ft.RangeSlider: "it has no name and needs dragging: use two fields",
    ft.GestureDetector: "it has no role and no keyboard: use a button",
    ft.Markdown: "its headings and links have no role: use Text and buttons",
    ft.Dismissible: "it needs dragging: use a button",
    ft.Draggable: "it needs dragging: use buttons",
    ft.ReorderableListView: "it needs dragging: use buttons",
}


def stands_in(node: Node, kind: type[Any]) -> bool:
    """Whether a control of this kind stands around it."""
    return any(isinstance(part, kind) for part in node.path)


def unheard(node: Node) -> bool:
    """Whether something around it keeps it from screen readers."""
    return any(isinstance(part, ft.Semantics) and part.exclude_semantics for part in node.path)


def acts(node: Node) -> bool:
    """Whether the citizen can do something with it."""
    control = node.control
    if isinstance(control, (*BUTTONS, *CHOICES, ft.TextField, ft.RadioGroup)):
        return True
    return any(getattr(control, f"on_{name}", None) for name in ("click", "tap", "change"))


@for_each_control("usable-kind", "2.1.1 2.5.7 4.1.2")
def usable_kind(node: Node) -> Iterator[str]:
    """Controls that Flet does not make usable for everybody."""
    control = node.control
    for kind, reason in UNUSABLE.items():
        if isinstance(control, kind):
            yield f"no {kind.__name__}: {reason}"
    if isinstance(control, ft.Text):
        if control.selectable:
            yield "selectable text becomes an empty, disabled field: add a copy button"
        if any(span.url or span.on_click for span in control.spans or []):
            yield "a link in a span is out of reach of the keyboard: use a button"
    if isinstance(control, ft.Container) and control.on_click and not control.ink:
        yield "without ink a pressed Container is out of reach of the keyboard"
    if isinstance(control, ft.TextField) and control.can_reveal_password:
        yield "the eye has no name: use a Checkbox"


@for_each_control("field-label", "3.3.2 4.1.2")
def field_label(node: Node) -> Iterator[str]:
    """A field is named by its own label; a Semantics label around it does not arrive."""
    control = node.control
    if isinstance(control, ft.TextField) and not spoken(control.label):
        yield "the field has no label"


@for_each_control("choice-label", "3.3.2 4.1.2")
def choice_label(node: Node) -> Iterator[str]:
    """A choice is named by its label or by the row it is merged with, and only once."""
    control = node.control
    if not isinstance(control, CHOICES):
        return
    label = spoken(control.label)
    around = [part for part in node.path if isinstance(part, ft.MergeSemantics)]
    own = getattr(control, "semantics_label", None)
    if not label and not own and not any(spoken(part) for part in around):
        yield "the choice has no label and no MergeSemantics(ListTile) around it"
    if label and own:
        yield "label and semantics_label are both read"
    if len(label) > LONGEST_LABEL:
        yield "a long label does not wrap: put it into a MergeSemantics(ListTile)"


@for_each_control("button-name", "2.5.3 4.1.2")
def button_name(node: Node) -> Iterator[str]:
    """A button says what it does; an icon alone says nothing, and a tooltip does not count."""
    control = node.control
    if isinstance(control, ft.IconButton):
        icon: object = control.icon
        if not isinstance(icon, ft.Icon) or not icon.semantics_label:
            yield "give the icon button an Icon with semantics_label"
        return
    pressed = isinstance(control, (*BUTTONS, ft.ListTile, ft.Container)) and acts(node)
    if pressed and not spoken(control):
        yield "nothing says what it does"


@for_each_control("target-size", "2.5.5 2.5.8")
def target_size(node: Node) -> Iterator[str]:
    """Nothing to press is smaller than a finger."""
    control = node.control
    if isinstance(control, ft.IconButton):
        least = control.size_constraints
        wide = control.width or (least.min_width if least else 0) or 0
        high = control.height or (least.min_height if least else 0) or 0
        if wide < TARGET or high < TARGET:
            yield f"{wide:g} × {high:g} dp, less than {TARGET}"
    elif isinstance(control, WORD_BUTTONS):
        if control.height is not None and control.height < TARGET:
            yield f"{control.height:g} dp high, less than {TARGET}"
        elif control.height is None:
            high = 2 * _padding(_style(control)) + height_of(control.content)
            if high < TARGET:
                yield f"about {high:g} dp high, less than {TARGET}: give it a height or padding"
    elif isinstance(control, (ft.ListTile, ft.Container)) and acts(node):
        high = control.min_height if isinstance(control, ft.ListTile) else control.height
        if high is not None and high < TARGET:
            yield f"{high:g} dp high, less than {TARGET}"


def height_of(content: object) -> float:
    """About how high a button's content is at least; the browser tests measure it."""
    content = opened(content)
    if isinstance(content, ft.Icon):
        return float(content.size or SIGN)
    if isinstance(content, str | ft.Text) or not isinstance(content, ft.Control):
        return LINE
    own = getattr(content, "height", None)
    inside = [height_of(child) for child in children(content)]
    if own is not None or not inside:
        return float(own or 0)
    return sum(inside) if isinstance(content, ft.Column) else max(inside)


def _style(control: ft.Control) -> ft.ButtonStyle | None:
    """The button's own style, else that of the theme."""
    own: ft.ButtonStyle | None = getattr(control, "style", None)
    if own is not None:
        return own
    whole = theme(Look())
    if isinstance(control, ft.FilledButton):
        return whole.filled_button_theme and whole.filled_button_theme.style
    if isinstance(control, ft.OutlinedButton):
        return whole.outlined_button_theme and whole.outlined_button_theme.style
    return None


def _padding(style: ft.ButtonStyle | None) -> float:
    """The least padding above or below, in any state of the button."""
    given: Any = style.padding if style else None
    states = list(cast("dict[Any, Any]", given).values()) if isinstance(given, dict) else [given]
    return min(
        float(min(one.top, one.bottom) if isinstance(one, ft.Padding) else one or 0)
        for one in states
    )


@for_each_control("image-text", "1.1.1")
def image_text(node: Node) -> Iterator[str]:
    """A picture has words, or is said to be an ornament."""
    control = node.control
    if not isinstance(control, ft.Image) or unheard(node):
        return
    if not control.semantics_label and not control.exclude_from_semantics:
        yield "give it a semantics_label, or exclude_from_semantics"


@for_each_control("coloured-icon", "1.4.1")
def coloured_icon(node: Node) -> Iterator[str]:
    """Colour never speaks alone: words stand beside a coloured sign."""
    control = node.control
    if not isinstance(control, ft.Icon) or not control.color or control.semantics_label:
        return
    for part in reversed(node.path):
        inside = list(walk(part))
        if any(shown(other.control) for other in inside):
            return
        # A box around the icon alone says nothing yet: look one further out.
        if any(other.control is not control and not other.path for other in inside[1:]):
            break
        if sum(isinstance(other.control, (ft.Icon, ft.Image)) for other in inside) > 1:
            break
    yield "a coloured icon without words beside it"


@for_each_control("no-disabled-button", "3.3.1")
def no_disabled_button(node: Node) -> Iterator[str]:
    """A dead button explains nothing: let it be pressed, and say what is missing."""
    parts = (*node.path, node.control)
    if isinstance(node.control, BUTTONS) and any(getattr(one, "disabled", False) for one in parts):
        yield "it is disabled"


@for_each_control("heading-level", "1.3.1")
def heading_level(node: Node) -> Iterator[str]:
    """A heading has a level and words."""
    control = node.control
    if not isinstance(control, ft.Semantics):
        return
    if control.header and not control.heading_level:
        yield "header alone says nothing on phones: set heading_level"
    if control.heading_level and not spoken(control):
        yield "the heading is empty"


@for_each_control("wrapped-expand", "robustness")
def wrapped_expand(node: Node) -> Iterator[str]:
    """Flet gives `expand` to a Row that does not wrap; in one that does, any value of it, False
    too, breaks the whole screen into a grey block."""
    control = node.control
    if isinstance(control, (ft.Row, ft.Column)) and control.wrap:
        for child in control.controls:
            if opened(child).expand is not None:
                yield "something that stands in a wrapping row says expand: leave it out"


@for_each_control("guarded-handler", "robustness")
def guarded_handler(node: Node) -> Iterator[str]:
    """A bare handler sends its exception to the browser and ends the app."""
    control = node.control
    names: frozenset[str] = getattr(type(control), "_event_fields", frozenset[str]())
    for name in sorted(names):
        handler = getattr(control, name, None)
        if name == "on_dismiss":
            # Flet puts its own function around this one while the dialog is open.
            handler = getattr(control, "_managed_dialog_dismiss_original", handler)
        if handler is not None and not getattr(handler, "__guarded__", False):
            yield f"{name} is not guarded"
