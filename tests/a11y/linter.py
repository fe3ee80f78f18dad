"""The control-tree linter: what can be known about a screen without drawing it.

    findings = lint(screen.view)
    assert not findings, "\\n".join(map(str, findings))

It reads the tree as the client sees it. The rules about single controls are in control_rules and
look_rules; here are those about a whole view.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import flet as ft
from flet.controls.base_control import BaseControl

from tests.a11y import control_rules, look_rules
from tests.a11y.control_rules import acts, unheard
from tests.a11y.finding import CONTROL_RULES, VIEW_RULES, Finding, for_the_view, place
from tests.control_tree import Node, children, key_of, walk

__all__ = ["RULES", "Finding", "lint", "lint_dialog"]


@for_the_view("one-title", "1.3.1 2.4.6")
def one_title(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, str]]:
    """Exactly one level-1 heading."""
    titles = [node for node, level in _headings(nodes) if level == 1]
    if len(titles) != 1:
        yield (titles[-1] if titles else None), f"{len(titles)} level-1 headings, expected one"


@for_the_view("heading-order", "1.3.1")
def heading_order(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, str]]:
    """No level is jumped over on the way down."""
    for (_, above), (node, level) in pairwise(_headings(nodes)):
        if level - above > 1:
            yield node, f"level {level} after level {above}"


@for_the_view("own-key", "robustness")
def own_key(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, str]]:
    """Without a key of its own a control loses its state and its focus when neighbours change."""
    count = Counter(key for node in nodes if (key := key_of(node.control)))
    for node in nodes:
        key = key_of(node.control)
        if not acts(node):
            continue
        if key is None:
            yield node, "it has no key"
        elif count[key] > 1:
            yield node, f"{count[key]} controls have the key {key!r}"


@for_the_view("sibling-keys", "robustness")
def sibling_keys(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, str]]:
    """Of two siblings with one key the client draws neither, nor what stands after them."""
    for node in nodes:
        beside = Counter(key for child in children(node.control) if (key := key_of(child)))
        for key, count in beside.items():
            if count > 1:
                yield node, f"{count} siblings have the key {key!r}"


def _headings(nodes: Sequence[Node]) -> list[tuple[Node, int]]:
    return [
        (node, node.control.heading_level)
        for node in nodes
        if isinstance(node.control, ft.Semantics)
        and node.control.heading_level
        and not unheard(node)
    ]


RULES = [name for name, *_ in (*CONTROL_RULES, *VIEW_RULES)]
"""Every rule by name. (The modules above register theirs when they are imported.)"""
assert control_rules.__name__ and look_rules.__name__


def lint(
    controls: BaseControl | Sequence[BaseControl], *, skip: frozenset[str] = frozenset()
) -> list[Finding]:
    """Everything wrong with a view, or with controls that make up one. `skip` names rules."""
    unknown = skip - set(RULES)
    assert not unknown, f"no such rules: {sorted(unknown)}"
    nodes = list(walk(controls))
    findings = [
        Finding(name, criterion, place(node), message)
        for node in nodes
        for name, criterion, rule in CONTROL_RULES
        if name not in skip
        for message in rule(node)
    ]
    findings += [
        Finding(name, criterion, place(node), message)
        for name, criterion, rule in VIEW_RULES
        if name not in skip
        for node, message in rule(nodes)
    ]
    return findings


def lint_dialog(dialog: BaseControl) -> list[Finding]:
    """Everything wrong with a dialog: the title of the view below it stays the title."""
    return lint(dialog, skip=frozenset({"one-title"}))
