"""The first draft of a briefing: what was found in the articles, in the form that an editor completes.

A draft says nothing that the articles do not say: every figure, quotation, actor and claim carries its words, whatever
is uncertain stands in `editor_notes`, and what was not found is null, never made up.
"""

from generator.briefings.drafting.draft import Draft, draft
from generator.briefings.drafting.skeleton import skeleton

__all__ = ["Draft", "draft", "skeleton"]
