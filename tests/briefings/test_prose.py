"""What prose becomes, but for what only pages know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from generator.briefings import forget_prose, parse, render

if TYPE_CHECKING:
    from generator.briefings import Writer


class NoWriter:
    """Prints links as they are; prose without citations and facts asks for nothing else."""

    def link(self, href: str) -> str:
        """Answer the link."""
        return href


def html(text: str) -> str:
    """Render prose."""
    return render(parse(text), cast("Writer", NoWriter()))


def test_a_table_is_aligned_without_styles_and_scrolled_by_keyboard() -> None:
    """Alignment is a class, since the Content-Security-Policy blocks style attributes; a wide table takes the focus."""
    table = html("| a | b | c |\n| --- | :-: | --: |\n| 1 | 2 | 3 |\n")
    assert "style" not in table
    assert '<td>1</td>\n<td class="align-center">2</td>\n<td class="align-right">3</td>' in table
    assert table.startswith('<div class="scroll" tabindex="0">\n<table>')
    assert table.endswith("</table>\n</div>\n")


def test_void_elements_have_no_slash() -> None:
    """Breaks and rules are HTML, not XHTML."""
    assert html("a\\\nb\n\n---\n") == "<p>a<br>\nb</p>\n<hr>\n"


def test_references_are_found_one_after_the_other() -> None:
    """Equal marks in a block have a place each; a block that repeats them begins anew."""
    found = parse("[](#k) a [](#k)\n[](#k) [b](#k)\n\n[](#k) é\n", 5).references
    assert [(r.line, r.column, r.raw) for r in found] == [
        (5, 4, "#k"),
        (5, 13, "#k"),
        (6, 4, "#k"),
        (6, 12, "#k"),
        (8, 4, "#k"),
    ]


def test_equal_headings_are_numbered_around_names_that_are_taken() -> None:
    """A heading takes the next number that nothing else has."""
    prose = parse("# a\n\n# a\n\n# a-3\n\n# a\n\n# b\n\n# a\n", taken=frozenset({"b"}))
    names = [t.attrGet("id") for t in prose.tokens if t.type == "heading_open"]
    assert names == ["a", "a-2", "a-3", "a-4", "b-2", "a-5"]


def test_prose_that_was_parsed_is_kept_until_it_is_forgotten() -> None:
    """Whoever renders what was just checked parses it once; whoever is done with it holds no tokens."""
    tokens = parse("Prose.").tokens
    assert parse("Prose.").tokens is tokens
    forget_prose()
    assert parse("Prose.").tokens is not tokens
