"""What messages call articles: the names of their files, and more of their paths where these are the same."""

from __future__ import annotations

from pathlib import Path

from lint.text.article_names import called, told_apart
from tests.desk import report, write


def test_so_much_of_a_path_is_told_as_tells_it_from_others() -> None:
    paths = ["a/x/story.txt", "b/x/story.txt", "story.txt", "b/other.txt"]
    with told_apart(paths):
        assert [*map(called, paths)] == [*paths[:3], "other.txt"]
    assert [*map(called, paths)] == ["story.txt"] * 3 + ["other.txt"]
    with told_apart(["/desk/a/x/story.txt", "/desk/b/y/story.txt"]):
        assert called("/desk/a/x/story.txt") == "x/story.txt"


def test_articles_of_one_name_are_told_apart_in_messages(tmp_path: Path) -> None:
    one = "---\nstory: one\n---\nAnn Harper, 27, spoke. She left.\n\nThe mayor Ann Harper, 27, came.\n"
    write(tmp_path, {"x/story.txt": one, "y/story.txt": one.replace("27", "31")})
    (finding,) = report("x", "y", "--select", "figures/age-differs", cwd=tmp_path)["findings"]
    assert str(Path("x/story.txt")) in finding["message"]
    assert str(Path("y/story.txt")) in finding["message"]
