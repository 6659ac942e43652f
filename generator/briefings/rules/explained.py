"""Why each rule exists and how to satisfy it: what `factbox explain CODE` prints."""

from __future__ import annotations

EXPLAINED: dict[str, tuple[str, str]] = {
    # What can be read at all
    "yaml": (
        "Front matter is YAML, read strictly: what is guessed at may be guessed wrong, and then published.",
        "Put text with : # { [ & * ! | > ' \" % @ ` in quotation marks, indent with spaces, write every value out.",
    ),
    "front-matter": (
        "A file whose front matter cannot be told from its prose would publish the one as the other.",
        "Begin with a line of three hyphens, then the front matter, then three hyphens again.",
    ),
    "encoding": ("A file that is not UTF-8 would come out with wrong letters.", "Save it as UTF-8."),
    "unreadable": (
        "A file that cannot be opened cannot be checked.",
        "Look at its permissions; a folder is no briefing.",
    ),
    "unknown-key": (
        "A misspelt key is a statement that nobody reads: `resloved: true` must never mean “not resolved”.",
        "Take the key that is suggested; content/README.md lists all of them.",
    ),
    "missing-key": (
        "Some things a briefing cannot be without.",
        "Give a title, a date and at least an empty sources: [].",
    ),
    "value": ("A value of the wrong kind would be printed wrong or not at all.", "The message says what is expected."),
    "model": ("The front matter does not have the form of a briefing.", "The message says which value does not fit."),
    # Ids, addresses, references
    "file-name": (
        "A file's name becomes its page's address, which must work on every server and every system.",
        "Use letters, digits and single hyphens, or give a slug.",
    ),
    "duplicate-id": (
        "Links, citations and corrections hang on ids: one that stands twice points at two things.",
        "Give each fact of a briefing, and each briefing of the project, an id of its own.",
    ),
    "unknown-id": (
        "A reference that leads nowhere proves nothing.",
        "Take the id that is suggested, or add what is missing.",
    ),
    "circle": ("A figure cannot be a part of itself.", "Look at part_of and superseded_by, and break the circle."),
    "path-clash": (
        "Two pages cannot have one address. File systems differ in what they take for the same name.",
        "Change one slug, alias or file name, in more than case or accents.",
    ),
    "dead-link": ("Readers must not be led nowhere.", "Write links inside the site from its root: /method/"),
    "link-as-text": (
        "Only http, https, mailto and links inside the site are published; any other is printed as text.",
        "Use one of these, or put a backslash before the bracket where no link is meant.",
    ),
    "picture": ("Pictures are not published yet.", "Link to the picture."),
    "prose-depth": ("Text nested too deeply would be dropped silently.", "Use fewer lists and quotes in each other."),
    "prose-size": ("A page of several megabytes is read by nobody.", "Split it."),
    # Evidence
    "seed-missing": (
        "Without its snapshot a source proves nothing.",
        "Put the article into seeds/ under the name given.",
    ),
    "seed-unreadable": ("A snapshot must be a text that can be searched.", "Save the article as UTF-8 text."),
    "seed-encoding": ("A snapshot must be a text that can be searched.", "Save the article as UTF-8 text."),
    "seed-page": ("A saved page without an article proves nothing.", "Copy its text into a .txt file."),
    "seed-mail": ("A message without text proves nothing.", "Save its text as a .txt file."),
    "seed-empty": ("An empty snapshot proves nothing.", "Paste the article's text into the file."),
    "seed-changed": (
        "A snapshot that was changed after it was recorded no longer shows what the source said.",
        "Restore the file. If the change is right, read every fact against it again, and record the new hash.",
    ),
    "hash-missing": (
        "The hash shows that the snapshot is still the one that the briefing was written from.",
        "Add the sha256: that the message names.",
    ),
    "hash-without-seed": ("A hash says nothing where no snapshot is named.", "Add seed:, or remove sha256:."),
    "evidence-context": (
        "The words are in the source, and not where prefix and suffix say.",
        "Copy prefix and suffix from the source, next to the words.",
    ),
    "evidence-order": (
        "Parts of a quotation put in another order are another quotation.",
        "Give the parts in the order in which the source has them.",
    ),
    "evidence-missing": (
        "Nothing unsourced gets published: every fact has the words that say so.",
        "Copy them from the source into evidence:",
    ),
    "evidence-absent": (
        "A quotation that differs from its source by one letter is a false quotation.",
        "Copy the words from the source. Only white space, the kind of quotation mark and soft hyphens may differ.",
    ),
    "evidence-ambiguous": (
        "Words that stand in several places do not say which of them is meant.",
        "Quote more words, or write {exact: …, prefix: the words before}.",
    ),
    "evidence-partial": (
        "Words that begin or end inside a word can say something else: “9 dead” stands in “19 dead”.",
        "Begin and end where words do.",
    ),
    "hedge-absent": (
        "A hedge is printed as the source's own words; one that the source never wrote puts doubt into its mouth.",
        "Copy the hedge from the source, from a word's beginning to a word's end, or remove it: the basis says it.",
    ),
    "figure-not-in-evidence": (
        "A number that its evidence does not state is nobody's number.",
        "Correct the number, or quote the words that state it, in digits or in words.",
    ),
    "silent-change": (
        "Readers rely on what was published. Who changes it, says so.",
        "Log the change under corrections: with what it was, what it is now, and why.",
    ),
    "published-gone": (
        "Readers who come back to a briefing must learn what became of it; under another id its record is lost.",
        "Set status: withdrawn, or give the briefing its old id again. If it never went public, remove its line.",
    ),
    "record": ("The record of what was published must be readable to be compared with.", "Restore it from git."),
    "not-independent": (
        "Credibility 1 means: confirmed by independent sources. Two reprints of one agency are one source.",
        "Add a figure from a source with other roots (derived_from), or lower the credibility.",
    ),
    # Characters
    "invisible-character": ("Characters that nobody sees can turn around what everybody reads.", "Remove them."),
    "mixed-scripts": (
        "A word of letters from two scripts looks right and is found by nobody.",
        "Type the word anew in one script.",
    ),
    # Places
    "coordinates": ("Half a pair of coordinates is no point.", "Give lat and lon, or neither."),
    "swapped-coordinates": ("Latitude comes first; swapped, the pin lies in another country.", "Swap the two."),
    "outside-country": ("A pin in the wrong country misleads at a glance.", "Check coordinates and country."),
    "country": ("Countries are named by code, so that tools can count on them.", "Use ISO 3166-1 alpha-2: ML is Mali."),
    "timezone": ("Times are shown where they happened.", "Use a name of the tz database, such as Africa/Bamako."),
    # Warnings: what a careful editor would look at again
    "no-summary": ("Many readers read one sentence.", "Add a summary: what is known, and why figures differ."),
    "conflict-unassessed": (
        "Where figures differ, readers ask what the desk makes of it.",
        "Add an assessment: low, high and a rationale, or a rationale alone that says why no judgement is possible.",
    ),
    "assessment-outside": (
        "An assessment beyond every reported figure is a figure of the desk's own.",
        "Stay inside the range, or say in the rationale why no figure holds.",
    ),
    "number-in-prose": (
        "A number typed into the prose has no evidence, and stays when the figure is corrected.",
        "Make it a figure, and print it with [](#its-id).",
    ),
    "uncited-source": ("A source that nothing rests on only looks like support.", "Cite it, or remove it."),
    "unused-place": (
        "A pin that the text does not explain raises questions.",
        "Name the place in the prose, or remove it.",
    ),
    "no-incident-place": (
        "A map without the incident's place shows everything but that.",
        "Give one place role: incident.",
    ),
    "hedge-dropped": (
        "“Allegedly” left out turns a claim into a fact.",
        "Set the basis (alleged, claimed, suspected, speculation), or quote the hedge.",
    ),
    "speaker-not-in-source": (
        "Words in the wrong mouth are the worst mistake: whoever is said to speak must be named by the source.",
        "Write the name as the source has it; speaker: null where it states none.",
    ),
    "speaker": ("Words in the wrong mouth are the worst mistake.", "Write the speaker whom the source states."),
    "no-quotation-marks": (
        "Words that the source does not set in quotation marks are its own, or its report of what was said.",
        "Set kind: indirect for reported speech; what nobody said is evidence, not a quotation.",
    ),
    "negation-cut": ("“Not” left out turns a sentence around.", "Quote the words before it, too."),
    "negation-turned": (
        "“No group has claimed it” and “A group has claimed it” differ by one word, and by everything.",
        "Say it as the evidence does.",
    ),
    "denial": ("Who denies a deed does not claim it.", "Set basis: denied, or quote the words that claim it."),
    "speaker-cut": (
        "Parts joined across the end of a quotation, or across “Bob said”, can give one person's words to another.",
        "Make them two quotations, or take in what stands between them.",
    ),
    "parts-apart": (
        "Parts that stand far apart in a source can be put together to say what it never said.",
        "Make them two quotations, or two pieces of evidence.",
    ),
    "qualifier": (
        "“At least 27” is not 27.",
        "Set the qualifier that the source uses: at_least, at_most, more_than, less_than, about.",
    ),
    "measure": ("32 wounded are not 32 killed.", "Set the measure that the evidence states, or quote other words."),
    "quotation-typed": (
        "A quotation typed into the text is compared with nothing, and may be false by one letter.",
        "Put it under quotes: with its source, and place it with ![[its-id]].",
    ),
    "source-too-early": ("A source cannot report what had not happened yet.", "Check both dates."),
    "archive-link": (
        "Archives move and close; a link to a copy must lead to the copy.",
        "Take the copy's full address.",
    ),
    # Tables that are imported
    "table-encoding": (
        "Letters of a table that is read in the wrong encoding come out wrong, in names first of all.",
        "Save the table as UTF-8; the message says how to convert it.",
    ),
    "table-header": (
        "The first row says which column is which; without it every number could be anything.",
        "Give each column a name of its own in the first row.",
    ),
    "table-column": (
        "A mapping that names a column which is not there maps nothing.",
        "Take the name as the table's first row has it.",
    ),
    "table-row": (
        "In a row with a cell too many or too few, numbers slip into the wrong column.",
        "Put text that holds the delimiter or a quotation mark into quotation marks.",
    ),
    "table-cell": (
        "What a cell means must be certain before it is published.",
        "Correct the cell, or the mapping that says how it is to be read; the other rows are imported.",
    ),
    "table-country": (
        "A country that nobody knows cannot be counted or drawn.",
        "Add country: to the briefing, two letters of ISO 3166-1.",
    ),
    "estimate-order": (
        "Datasets contradict themselves; putting their numbers in order would hide it.",
        "Nothing is changed: readers see a note beside the figures. Ask the dataset's publisher.",
    ),
    "row-changed": (
        "A new release may revise an event that was published; nobody but the desk decides what follows.",
        "Correct the briefing and its seed by hand; once published, with an entry under corrections:",
    ),
    "row-taken": (
        "A file that a person wrote is never written over.",
        "Rename it, or give the mapping another table:",
    ),
    # Settings and themes
    "theme": (
        "Without its theme there is no page.",
        "Name a theme that comes with factbox, or one of the project's folder themes/.",
    ),
    "tiles": (
        "Street tiles come from third parties; an address that cannot work must not be published.",
        "See the message.",
    ),
    "catalogue": (
        "A broken catalogue would print words that nobody wrote.",
        "Mend the .po file at the line given; names in {braces} and %(parentheses)s must stay as they are.",
    ),
    "template": ("A theme's mistake must not become an empty page.", "Mend the template at the line given."),
}
