"""From a finished folder to something people can be given: checked, zipped, put in place in one step."""
