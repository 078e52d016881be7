"""`./suivi`: from a bare clone to a page that answers, and what it says when it cannot."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2 as httpx
import pytest

from settings import ROOT
from tests.doses import CLONES, Giver
from tests.server import Server, environment, free_port, started

LAUNCHER = str(ROOT / "suivi")
INSTALLATION = 900  # seconds, on a slow line
NOBODY = 65534


def refuse(*words: str, **settings: str) -> str:
    """Run a command that must be refused; what it said."""
    refused = subprocess.run(
        words or [LAUNCHER],
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    return refused.stderr


def test_a_taken_port_is_told_before_anything_changes(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        said = refuse(SUIVI_PORT=str(port), SUIVI_DATA_DIR=str(tmp_path / "var"))
    assert said.startswith(f"Le port {port} est déjà pris")
    assert "SUIVI_PORT=" in said
    assert not (tmp_path / "var").exists()


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    said = refuse(SUIVI_HOST="192.0.2.7", SUIVI_DATA_DIR=str(tmp_path / "var"))
    assert "Impossible d’ouvrir 192.0.2.7:8501" in said


def test_the_demo_is_never_shown_to_the_network(tmp_path: Path) -> None:
    said = refuse(SUIVI_DEMO="1", SUIVI_HOST="0.0.0.0", SUIVI_DATA_DIR=str(tmp_path / "var"))
    assert said.startswith("La démonstration ne s’ouvre que sur cette machine")


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder where nobody but its owner may write, and where even the owner may not."""
    folder = tmp_path / "fermé"
    folder.mkdir(mode=0o500)
    yield folder
    folder.chmod(0o700)


def test_an_unwritable_data_folder_is_named(closed_folder: Path) -> None:
    said = refuse(
        *as_an_ordinary_person(),
        LAUNCHER,
        SUIVI_PORT=str(free_port()),
        SUIVI_DATA_DIR=str(closed_folder),
    )
    assert said.startswith(f"Impossible d’écrire dans le dossier «\u00a0{closed_folder}\u00a0»")
    assert "SUIVI_DATA_DIR" in said


def as_an_ordinary_person() -> list[str]:
    """Root may write everywhere: drop its right to pass over permissions."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override", "--"]


NEEDED = ("suivi", "requirements.txt", "ui/frontend/pyproject.toml")


def test_a_full_disk_is_called_a_full_disk(small_disk: Path) -> None:
    for name in NEEDED:
        (small_disk / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, small_disk / name)
    said = refuse(str(small_disk / "suivi"), "status")
    assert "le disque est plein. Libérez de la place" in said
    assert "connexion" not in said and "Error" not in said


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A history of its own, with the settings of the tools."""
    if not shutil.which("git"):
        pytest.skip("pas de git sur cette machine")
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    stage(tmp_path, "une.py", "")
    return tmp_path


def stage(repository: Path, name: str, content: str) -> None:
    (repository / name).write_text(content)
    subprocess.run(["git", "add", "."], cwd=repository, check=True)


def test_a_hook_is_installed_and_never_over_another(repository: Path) -> None:
    hook, where = repository / ".git/hooks/pre-commit", {"GIT_DIR": str(repository / ".git")}
    subprocess.run([LAUNCHER, "hooks"], env=environment(**where), check=True)
    assert hook.read_text().endswith(f'exec "{LAUNCHER}" staged\n')
    assert os.access(hook, os.X_OK)
    hook.write_text("exit 0\n")
    assert f"Un autre contrôle est déjà là : {hook}" in refuse(LAUNCHER, "hooks", **where)
    assert hook.read_text() == "exit 0\n"


def test_what_is_staged_is_checked_and_not_what_lies_beside_it(repository: Path) -> None:
    where = {"GIT_DIR": str(repository / ".git")}
    stage(repository, "deux.py", "import os\n\nTWO: str = 2\n")
    (repository / "deux.py").write_text("TWO = 2\n")
    said = refuse(LAUNCHER, "staged", **where)
    assert said.endswith("À corriger avant de committer : règles, types.\n")
    stage(repository, "deux.py", "TWO = 2\n")
    (repository / "deux.py").write_text("TWO =")
    subprocess.run([LAUNCHER, "staged"], env=environment(**where), check=True)


def test_ctrl_c_ends_with_a_french_word(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        server.wait_until_it_answers()
        server.process.send_signal(signal.SIGINT)
        server.process.wait(60)
    assert server.printed.endswith("Interrompu.\n")
    assert "Traceback" not in server.printed


@pytest.mark.clone
@pytest.mark.timeout(INSTALLATION + 300)
def test_a_clone_serves_the_sign_in_page_with_one_command(roomy: Path, dose: Giver) -> None:
    clone, home = roomy / "un clone", roomy / "home"
    home.mkdir()
    has_history = copy_sources(clone)
    if not dose(CLONES):
        lend_libraries(clone)
    with started_from(clone, home) as server:
        server.wait_until_it_answers(INSTALLATION)
        assert_signs_in(server)
        assert "Installation des bibliothèques" in server.printed
    with started_from(clone, home) as server:
        server.wait_until_it_answers()
        assert "Installation" not in server.printed
    if has_history:
        assert not subprocess.check_output(["git", "status", "--porcelain"], cwd=clone)


@pytest.fixture
def roomy() -> Iterator[Path]:
    """A folder on a disk: the libraries are too big for one in memory."""
    with TemporaryDirectory(dir="/var/tmp") as folder:
        yield Path(folder)


def copy_sources(clone: Path) -> bool:
    """A clone where there is a git and a history, else what an archive would hold."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], check=True)
        return True
    shutil.copytree(ROOT, clone, ignore=shutil.ignore_patterns(".*", "var", "__pycache__"))
    shutil.copytree(ROOT / ".streamlit", clone / ".streamlit")
    return False


def lend_libraries(clone: Path) -> None:
    """What pip would download again; the launcher still has to make an environment of it."""
    there = clone / ".venv"
    shutil.copytree(ROOT / ".venv", there, symlinks=True, copy_function=_link)
    for stamp in there.glob(".installed-*"):
        stamp.unlink()


def _link(source: str, target: str) -> None:
    """The same file under a second name; a copy where the two folders are on different disks."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def started_from(clone: Path, home: Path) -> AbstractContextManager[Server]:
    return started(
        clone / "data" / "var",
        command=(str(clone / "suivi"),),
        cwd=home,
        settings={"HOME": str(home)},
    )


def assert_signs_in(server: Server) -> None:
    page = httpx.get(server.url, headers={"Accept": "text/html"}, follow_redirects=True)
    assert page.is_success
    assert "Se connecter" in page.text
    assert httpx.get(server.link).is_success
