"""Of an anonymous tip nobody is told anything: there is nobody to tell, and nothing links them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table

from service.app import Service
from service.store.metadata import metadata
from service.store.tables import notice_wishes, notices
from tests.service.notices.gateways import Gateway, Post, rows
from tests.service.tips.life import lived


def reaches(table: Table) -> Iterator[Table]:
    """The tables that a table points to, and those that they point to."""
    for key in table.foreign_keys:
        yield key.column.table
        if key.column.table is not table:
            yield from reaches(key.column.table)


def test_no_table_of_notices_leads_to_tips_or_back() -> None:
    tips = {table for name, table in metadata.tables.items() if name.startswith("tip")}
    ours = {notices, notice_wishes, metadata.tables["challenges"]}
    assert len(tips) == 3
    assert not tips & {table for one in ours for table in reaches(one)}
    assert not ours & {table for one in tips for table in reaches(one)}
    columns = {column.name for table in ours for column in table.columns}
    assert not {name for name in columns if "tip" in name or "number_hash" in name}


async def test_a_whole_life_of_tips_sends_nothing(
    service: Service, gateway: Gateway, post: Post
) -> None:
    """With an answer of the office, files, another number and a withdrawal among it."""
    await lived(service)
    await service.rooms.notices.sweep()
    assert await service.rooms.notices.round() == 0
    assert (await rows(service), gateway.sent, post.sent) == ([], [], [])
    for table in (notice_wishes, metadata.tables["challenges"]):
        found = await service.rooms.database.read(
            lambda known, of=table: known.execute(of.select()).all()
        )
        assert found == []
