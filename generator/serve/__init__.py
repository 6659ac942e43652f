"""The preview: a writer saves, and every open browser shows the new site or says what is wrong with it.

livereload, tornado and watchfiles come with this room: `cli` imports it inside the command that needs it.
"""

from generator.serve.preview import preview
from generator.serve.state import Built

__all__ = ["Built", "preview"]
