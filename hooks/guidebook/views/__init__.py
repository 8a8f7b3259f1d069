"""Knowledge becomes plain frozen dataclasses: every decision on wording, order and arithmetic is made here."""
