"""Finds words in the code of screens that are said without `say`, so in Turkish only."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping

import flet as ft

SAYERS = {"say": 1, "count": 2, "about": 2}
"""How many sentences each takes, first of all."""

SHOWN = {
    "text", "label", "hint", "error", "head", "below", "title", "told", "verb", "search", "when",
    "due", "value", "tooltip", "semantics_label", "helper", "prefix", "suffix", "subtitle",
}  # fmt: skip
"""What is given under these names is read by somebody."""

IDS = {"Answer", "Radio", "RadioGroup"}
"""Their `value` is a key, not a word."""

Signatures = Mapping[str, tuple[str, ...]]


def signatures(sources: list[str]) -> Signatures:
    """The names of the positional parameters of all that these sources define."""
    found: dict[str, tuple[str, ...]] = {}
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                found[node.name] = tuple(arg.arg for arg in node.args.args)
            elif isinstance(node, ast.ClassDef):
                fields = [part.target for part in node.body if isinstance(part, ast.AnnAssign)]
                found[node.name] = tuple(ast.unparse(field) for field in fields)
    return found


def bare_words(source: str, known: Signatures) -> list[tuple[int, str]]:
    """The words that nobody can translate, each with its line."""
    finder = _Finder(known)
    finder.visit(ast.parse(source))
    return sorted(finder.found)


def sentences(source: str) -> set[tuple[str, ...]]:
    """What is said, as the syntax tree knows it."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {
        tuple(_text(arg) for arg in call.args[: SAYERS[_name(call)]])
        for call in calls
        if _says(call)
    }


class _Finder(ast.NodeVisitor):
    def __init__(self, known: Signatures) -> None:
        self.known = known
        self.found: set[tuple[int, str]] = set()

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # that would be a docstring
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name, args = _name(node), list(node.args)
        self.visit(node.func)
        if _is_log(node.func):
            return
        if _says(node):
            for arg in args[: SAYERS[name]]:
                if not _is_text(arg):
                    self.found.add((node.lineno, f"no plain sentence: {ast.unparse(node)}"))
            args = args[SAYERS[name] :]
        if name == "cast":
            args = args[1:]
        for place, arg in enumerate(node.args):
            if not _says(node) and self._shows(name, self._parameter(node, name, place)):
                self._show(arg)
        for keyword in node.keywords:
            if _says(node) or self._shows(name, keyword.arg):
                self._show(keyword.value)
        for part in [*args, *node.keywords]:
            self.visit(part)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and _reads_as_words(node.value):
            self.found.add((node.lineno, node.value))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        if _reads_as_words(_text(node)):
            self.found.add((node.lineno, _text(node)))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def _show(self, node: ast.expr) -> None:
        for literal in _literals(node):
            if re.search(r"[^\W\d_]", _text(literal).replace("{}", "")):
                self.found.add((literal.lineno, _text(literal)))

    def _parameter(self, node: ast.Call, name: str, place: int) -> str:
        names = self.known.get(name, ())
        if isinstance(node.func, ast.Attribute):
            names = _of_flet(name) if ast.unparse(node.func) == f"ft.{name}" else ()
        return names[place] if place < len(names) else ""

    def _shows(self, name: str, parameter: str | None) -> bool:
        return parameter in SHOWN and not (parameter == "value" and name in IDS)


def _of_flet(name: str) -> tuple[str, ...]:
    made = getattr(ft, name, None)
    return tuple(inspect.signature(made).parameters) if inspect.isclass(made) else ()


def _name(node: ast.Call) -> str:
    func = node.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _says(node: ast.Call) -> bool:
    """`say(...)`, `at.say(...)`, `say.count(...)`, `at.say.count(...)`, `say.about(...)`."""
    if _name(node) in ("count", "about"):
        return ast.unparse(node.func).endswith(f"say.{_name(node)}")
    return _name(node) == "say"


def _is_log(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and ast.unparse(func.value) == "log"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _text(node: ast.expr) -> str:
    """A literal, with {} for what is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if _is_text(part) else "{}" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def _literals(node: ast.expr) -> Iterator[ast.expr]:
    """The texts that an expression can be."""
    match node:
        case ast.JoinedStr():
            yield node
        case ast.Constant(value=str()):
            yield node
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from (*_literals(one), *_literals(other))
        case ast.BoolOp(values=values):
            for one in values:
                yield from _literals(one)
        case _:
            return


def _reads_as_words(text: str) -> bool:
    """Has a blank or a letter beyond ASCII in it, or begins as a sentence does."""
    letters = re.findall(r"[^\W\d_]", text.replace("{}", ""))
    if not letters:
        return False
    return bool(re.search(r"\s", text) or re.match(r"[A-Z][a-z]", text)) or any(
        not letter.isascii() for letter in letters
    )
