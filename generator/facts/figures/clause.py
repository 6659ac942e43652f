"""The small words that hold a clause together: which carry it on, which lead aside, and which end it.

Several rules step over the same words between a number and the harm, so they stand in one place.
"""

from __future__ import annotations

from generator.facts.vocabulary import vocabulary

AUXILIARIES = vocabulary(
    """
    were was are is be been being have has had got reportedly also later confirmed feared believed reported
    presumed said still to all then both not yet seriously slightly badly critically gravely severely fatally
    summarily brutally shot stabbed burnt immediately instantly already found left known officially each as
    listed remain remained remains taken ont été étaient sont avaient était a est légèrement grièvement
    gravement retrouvés dû restent demeurent toujours who which that qui avoir être may might could must would
    will currently now apparently
    allegedly simultaneously thus so far least declared pronounced counted
    """
)
STOP = vocabulary(
    """
    . ; : ? ! when while after before but although because if whereas where until amid since unless though as by
    par quand mais lorsque après avant pendant
    """
)
LINKS = vocabulary(
    """
    in at on near from aboard inside outside of among during around across within with dans à au aux sur de des
    du d' lors
    """
)
INCLUDING = vocabulary(
    """
    including include includes included among dont comprising plus notamment counting excluding
    """
)
