"""Tables of events that researchers already have, imported as briefings: a row, a seed, a briefing."""

from generator.briefings.tables.importing import Imported, Order, Plan, imported, plan

__all__ = ["Imported", "Order", "Plan", "imported", "plan"]
