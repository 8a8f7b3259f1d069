"""The preview: the generator's own server, started anew whenever code of the engine changes (hooks stay loaded otherwise)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ENGINE = Path(__file__).parents[1]


def serve(project: Path, address: str) -> int:
    """Serve ``project`` at ``address`` (host:port) until it is stopped; returns the exit status."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--config-file",
        str((project / "mkdocs.yml").absolute()),
    ]
    command += ["--dev-addr", address, "--livereload"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    try:
        while True:
            server = subprocess.Popen(command, env=environment, cwd=project)
            state = _code_state()
            while server.poll() is None and _code_state() == state:
                time.sleep(0.5)
            if server.poll() is not None and _code_state() == state:
                return server.returncode
            server.terminate()
            server.wait()
            print("The engine's code has changed: starting the preview again.", flush=True)
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0


def _code_state() -> tuple[tuple[str, int], ...]:
    return tuple(sorted((str(file), file.stat().st_mtime_ns) for file in ENGINE.rglob("*.py")))
