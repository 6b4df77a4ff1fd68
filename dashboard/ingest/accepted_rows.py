"""What a checker has seen and accepted is listed as an exception, so that the build lets it pass.

A publisher prints a place that its own scores do not give, or a total that its parts do not give:
the file's warnings say so, two people have seen them, and the figures stay as printed.
"""

from collections.abc import Sequence

import pyarrow as pa

from dashboard.build.build import Accept, Connection
from dashboard.ingest.merge import Edition
from dashboard.store import versions

TOUCHED = pa.schema([("index_code", pa.string()), ("year", pa.int32())])


def accepting(editions: Sequence[Edition]) -> Accept:
    """What the build is to accept of the editions that a file touched, and of units' places.

    The scripts of data/accept/ write the exceptions. They find the editions in ``touched``, and in
    ``sum_of_parts`` what that check has against them.
    """

    def accept(connection: Connection) -> None:
        rows = [dict(zip(TOUCHED.names, edition, strict=True)) for edition in editions]
        connection.register("touched", pa.Table.from_pylist(rows, schema=TOUCHED))
        check = (versions.DATA / "checks" / "sum_of_parts.sql").read_text(encoding="utf-8")
        connection.execute(f"create temporary table sum_of_parts as {check}")
        for script in sorted((versions.DATA / "accept").glob("*.sql")):
            connection.execute(script.read_text(encoding="utf-8"))
        connection.execute("drop table sum_of_parts")
        connection.unregister("touched")

    return accept
