"""What of a folder is copy that is written in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.lsp.desk import Desk, Document
from tests.desk import write

if TYPE_CHECKING:
    from pathlib import Path


def test_files_of_systems_are_no_copy_that_is_written_in_an_editor(tmp_path: Path) -> None:
    files = {"a.txt": "He came.\n", "package.json": '{"name": "a"}\n', "b.csv": "title,body\nA,He came.\nB,So.\n"}
    desk = Desk(write(tmp_path, files))
    assert [desk.takes(str(tmp_path / name)) for name in files] == [True, False, False]
    documents = [Document(str(tmp_path / name), text) for name, text in files.items()]
    report = desk.check(documents)
    assert [e.article.path for e in report.examined] == [str(tmp_path / "a.txt")]
    assert report.unread == ()
