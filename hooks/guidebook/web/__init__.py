"""Views become escaped HTML: the page plan, the templates, links, search entries, JSON-LD."""
