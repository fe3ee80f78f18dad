"""What the linter finds, and how its rules are written down."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.control_tree import Node, key_of, spoken

ControlRule = Callable[[Node], Iterable[str]]
ViewRule = Callable[[Sequence[Node]], Iterable[tuple[Node | None, str]]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of the checklist."""

    rule: str
    criterion: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.criterion}) at {self.where}: {self.message}"


def place(node: Node | None) -> str:
    """Where a control stands, in words that help to find it."""
    if node is None:
        return "the view"
    key, words = key_of(node.control), spoken(node.control)
    named = f"[{key}]" if key else repr(words[:40]) if words else ""
    trail = " > ".join(type(part).__name__ for part in (*node.path[-3:], node.control))
    return f"{trail} {named}".strip()


CONTROL_RULES: list[tuple[str, str, ControlRule]] = []
VIEW_RULES: list[tuple[str, str, ViewRule]] = []


def for_each_control(name: str, criterion: str) -> Callable[[ControlRule], ControlRule]:
    """A rule that looks at one control and what stands around it."""

    def note(rule: ControlRule) -> ControlRule:
        CONTROL_RULES.append((name, criterion, rule))
        return rule

    return note


def for_the_view(name: str, criterion: str) -> Callable[[ViewRule], ViewRule]:
    """A rule that looks at all controls of a view together."""

    def note(rule: ViewRule) -> ViewRule:
        VIEW_RULES.append((name, criterion, rule))
        return rule

    return note
