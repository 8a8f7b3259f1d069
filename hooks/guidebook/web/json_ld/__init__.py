"""JSON-LD for machine readers, in the words of schema.org 30.0: one graph a page.

Medical types earn no better place in any search; this is for whoever wants to know what a page says without reading it.
"""

from guidebook.web.json_ld.escaping import escape_script
from guidebook.web.json_ld.graph import hand_written_json_ld, json_ld

__all__ = ["escape_script", "hand_written_json_ld", "json_ld"]
