"""What prose becomes, but for what only pages know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.rules_core import inline

from generator.briefings import parse, render
from generator.briefings.prose.parser import parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.briefings import Citation, Writer


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


class Telling:
    """Prints everything by its name."""

    def citation(self, cited: Sequence[Citation]) -> str:
        """Name the sources."""
        return "".join(f"<{one.source} {one.locator}>" for one in cited)

    def fact(self, fact: str) -> str:
        """Name the fact."""
        return f"<{fact}>"

    def quote(self, quote: str, *, alone: bool) -> str:
        """Name the quotation."""
        return f"<{quote} {alone}>\n"

    def link(self, href: str) -> str:
        """Answer an address with something to escape."""
        return f'{href}?a&"b"'


def told(text: str) -> str:
    """Render prose with every mark."""
    return render(parse(text), Telling())


def test_a_page_fills_the_gaps_in_their_order() -> None:
    """Citations, facts, quotations and links stand where they were typed; an address is escaped as its title is."""
    text = 'A [@s0; @s1, p. 4] [](#k) ![[q]] [b](/c "<>\\"").\n\n![[q]]\n'
    assert told(text) == (
        "<p>A<s0 ><s1 p. 4> <k> <q False>\n"
        ' <a href="/c?a&amp;&quot;b&quot;" title="&lt;&gt;&quot;">b</a>.</p>\n<q True>\n'
    )


def test_no_typed_text_is_taken_for_a_gap() -> None:
    """What divides the pieces cannot be typed: not as text, as code, in an address or as a title."""
    text = '<> &lt;&gt; \\<\\> `<>` [@s0] [a](</b<\\>> "<>") ![<>](/c "<>")\n\n```<>\n<>\n```\n'
    assert told(text).count("<s0 >") == 1
    assert "<>" not in told(text)


def test_addresses_that_are_repeated_beyond_measure_are_not_kept() -> None:
    """A long address that a few letters repeat many times is printed all the same."""
    text = f"[a]: https://example.org/{'x' * 5000}\n\n" + "[a] " * 300
    prose = parse(text)
    assert prose.printed is None
    assert render(prose, cast("Writer", NoWriter())).count("<a href") == 300
    assert parse(text.replace("[a] " * 300, "[a]")).printed is not None


@given(
    st.lists(st.sampled_from([*"\\`*_[]()<>&!~\n\t-=+:.@#^|'\"", "a", " ", "é", "  \n", "![[q]]", "[@s]", "www.a.b"]))
)
@example(["a"])
@example([])
def test_lines_without_marks_are_what_the_parser_makes_of_them(parts: list[str]) -> None:
    """Passing the parser by where no mark can begin changes nothing."""
    text = "".join(parts)
    plain = parser.__wrapped__()
    plain.core.ruler.at("inline", inline)
    assert parser().parse(text, {}) == plain.parse(text, {})
