"""`helpgen serve` among editors, branches and broken projects: what is saved is served."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import pytest

from preview_under_test import Preview, article, free_port, get, helpgen, site_settings, small_site, write_project

page = "/en/buying/bid/"
file = "Content/en/buying/bid.md"


@pytest.fixture
def preview(tmp_path):
    write_project(tmp_path, small_site)
    with contextlib.closing(Preview(tmp_path)) as preview:
        yield preview


def text(words: str) -> str:
    return article.format(title="Place a bid", body=words)


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never happened")


def shows(preview, words: str, path: str = page):
    wait_for(lambda: words.encode() in get(preview, path)[2])


def test_editors_that_save_in_their_own_ways(preview):
    target = preview.folder / file
    target.write_text(text("Saved in its place."))
    shows(preview, "Saved in its place.")
    (target.parent / "new-file").write_text(text("Saved by renaming."))
    os.replace(target.parent / "new-file", target)
    shows(preview, "Saved by renaming.")
    os.rename(target, target.parent / "bid.md~")
    target.write_text(text("Saved beside the old one."))
    shows(preview, "Saved beside the old one.")
    os.link(target, target.parent / "again.md")
    shows(preview, "Saved beside the old one.", "/en/buying/again/")
    assert "error" not in preview.told()


def test_a_file_is_read_when_it_is_whole(preview):
    for name in ["bid", "brand-new"]:
        with (preview.folder / f"Content/en/buying/{name}.md").open("w") as target:
            for part in ["---\ntitle: \"a", " whole", " one\"\n---\n", "All of it is there now."]:
                target.write(part)
                target.flush()
                time.sleep(0.1)
        shows(preview, "All of it is there now.", f"/en/buying/{name}/")
    assert "error" not in preview.told()


def test_symbolic_links_are_followed(preview):
    elsewhere = preview.folder / "Shared"
    elsewhere.mkdir()
    (elsewhere / "linked.md").write_text(text("Lies elsewhere."))
    (elsewhere / "index.md").write_text("---\ntitle: Shared\n---\n")
    (preview.folder / "Content/en/buying/linked.md").symlink_to(elsewhere / "linked.md")
    shows(preview, "Lies elsewhere.", "/en/buying/linked/")
    for words in ["Changed elsewhere.", "Changed once more."]:
        (elsewhere / "linked.md").write_text(text(words))
        shows(preview, words, "/en/buying/linked/")
    for words in ["Replaced elsewhere.", "Replaced once more."]:
        (elsewhere / "other").write_text(text(words))
        os.replace(elsewhere / "other", elsewhere / "linked.md")
        shows(preview, words, "/en/buying/linked/")
    (preview.folder / "Content/en/shared").symlink_to(elsewhere)
    shows(preview, "Replaced once more.", "/en/shared/linked/")
    (elsewhere / "linked.md").write_text(text("Shown twice."))
    shows(preview, "Shown twice.", "/en/shared/linked/")
    shows(preview, "Shown twice.", "/en/buying/linked/")
    loops = [preview.folder / "Content/en/loop", preview.folder / "Content/en/buying/loop"]
    for loop in loops:
        loop.symlink_to(preview.folder / "Content/en")
    wait_for(lambda: "[orphan-article]" in preview.told())
    for loop in loops:
        loop.unlink()
    (preview.folder / file).write_text(text("Out of the loop."))
    shows(preview, "Out of the loop.")


def test_a_file_that_may_not_be_read_is_told_and_ends_nothing():
    """Root may read everything: there the server is somebody else's."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_project(folder, small_site)
        folder.chmod(0o755)
        with contextlib.closing(Preview(folder, user=65534 if os.geteuid() == 0 else None)) as preview:
            (folder / file).write_text(text("Kept from others."))
            shows(preview, "Kept from others.")
            (folder / "Content/en/buying/index.md").chmod(0)
            wait_for(lambda: f'cannot read "{folder}/Content/en/buying/index.md": Permission denied' in preview.told())
            (folder / file).write_text(text("Saved meanwhile."))
            (folder / "Content/en/buying/index.md").chmod(0o644)
            shows(preview, "Saved meanwhile.")


def test_two_thousand_new_files_at_once(preview):
    folder = preview.folder / "Content/en/many/of/them"
    folder.parent.parent.mkdir()
    for number in range(2000):
        (folder.parent.parent / f"a-{number}.md").write_text(text(f"Number {number}."))
    for number in [0, 1000, 1999]:
        shows(preview, f"Number {number}.", f"/en/many/a-{number}/")
    shutil.rmtree(folder.parent.parent)
    wait_for(lambda: get(preview, "/en/many/a-0/")[0] == 404)


def test_folders_come_and_go(preview):
    shutil.move(preview.folder / "Content", preview.folder / "Elsewhere")
    wait_for(lambda: "no Content/site.yml" in preview.told())
    assert get(preview, page)[0] == 200
    (preview.folder / "Elsewhere/en/buying/bid.md").write_text(text("Changed while away."))
    shutil.move(preview.folder / "Elsewhere", preview.folder / "Content")
    shows(preview, "Changed while away.")
    preview.write("Content/site.yml", site_settings)
    shutil.move(preview.folder / "Content/en/buying", preview.folder / "Content/en/selling")
    shows(preview, "Changed while away.", "/en/selling/bid/")
    (preview.folder / "Content/en/selling/bid.md").write_text(text("In its new place."))
    shows(preview, "In its new place.", "/en/selling/bid/")


def test_another_branch_and_commits(preview):
    def git(*arguments: str):
        settings = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *settings, *arguments], cwd=preview.folder, check=True, capture_output=True)

    preview.write("Content/es/buying/bid.md", article.format(
        title="Pujar", body="Una puja es una promesa de compra que el vendedor tiene en cuenta. " * 3))
    shows(preview, "promesa", "/es/buying/bid/")
    git("init", "--quiet")
    git("add", "Content")
    git("commit", "--quiet", "--message", "one")
    preview.close()
    preview = Preview(preview.folder)
    git("checkout", "--quiet", "-b", "other")
    preview.write(file, text("On the other branch."))
    shows(preview, "notice-stale", "/es/buying/bid/")
    git("commit", "--quiet", "--all", "--message", "two")
    git("checkout", "--quiet", "main")
    shows(preview, "Words of an article.")
    wait_for(lambda: b"notice-stale" not in get(preview, "/es/buying/bid/")[2])
    git("checkout", "--quiet", "other")
    shows(preview, "On the other branch.")
    shows(preview, "notice-stale", "/es/buying/bid/")
    # One commit that brings both says nothing of what is older: the file system tells of it alone.
    git("reset", "--quiet", "--soft", "HEAD~1")
    git("rm", "--quiet", "--cached", "Content/es/buying/bid.md")
    git("commit", "--quiet", "--message", "two")
    git("add", "Content")
    git("commit", "--quiet", "--message", "three")
    wait_for(lambda: b"notice-stale" not in get(preview, "/es/buying/bid/")[2])
    preview.close()


@pytest.mark.parametrize("path, broken, told", [
    ("Content/site.yml", "title: [", "invalid-yaml"),
    ("Content/site.yml", None, "helpgen init DIR"),
    ("Content/site.yml", site_settings + "theme: Gone\n", 'no theme "Gone"'),
    ("Content/en/buying/bid.md", "no front matter", "missing-title"),
])
def test_a_project_that_is_broken_at_the_start_is_served_once_it_is_mended(tmp_path, path, broken, told):
    write_project(tmp_path, {**small_site, path: broken or ""})
    if broken is None:
        (tmp_path / path).unlink()
    with contextlib.closing(Preview(tmp_path)) as preview:
        assert get(preview, page)[0] == 503
        wait_for(lambda: told in preview.told())
        preview.write(path, small_site[path])
        shows(preview, "Words of an article.")


def test_a_project_without_content_is_served_once_it_has_some(tmp_path):
    with contextlib.closing(Preview(tmp_path)) as preview:
        assert get(preview, page)[0] == 503
        write_project(tmp_path, small_site)
        shows(preview, "Words of an article.")


def serve(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run([helpgen, "serve", *map(str, arguments)], capture_output=True, text=True, timeout=60)


def test_a_port_that_is_taken_names_the_next_free_one(preview):
    result = serve("--project", preview.folder, "--port", preview.port)
    assert result.returncode == 74
    assert result.stderr.startswith(f"error: port {preview.port} is taken, ")
    assert result.stderr.strip().split()[-1].isdigit()


def test_what_cannot_be_served_is_said(tmp_path):
    result = serve("--project", tmp_path / "nowhere", "--port", free_port())
    assert (result.returncode, result.stderr) == (
        74, f'error: there is no folder "{tmp_path}/nowhere"\n')
    result = serve("--project", tmp_path, "--port", free_port(), "--host", "192.0.2.1")
    assert result.returncode == 74 and "cannot serve at 192.0.2.1" in result.stderr
    assert serve("--port", 0).returncode == 64


def test_others_that_can_see_drafts_are_warned_of(tmp_path):
    write_project(tmp_path, small_site)
    with contextlib.closing(Preview(tmp_path, "--host", "0.0.0.0")) as preview:
        assert "warning: at 0.0.0.0, others on your network can see drafts" in preview.told()
        assert get(preview, page, Host=f"192.0.2.7:{preview.port}")[0] == 200
        assert get(preview, page, Host=f"evil.example:{preview.port}")[0] == 421


def test_a_browser_that_cannot_be_opened_is_said(tmp_path):
    write_project(tmp_path, small_site)
    (tmp_path / "bin").mkdir()
    browser = tmp_path / "bin/xdg-open"
    browser.write_text(f"#!/bin/sh\necho \"$1\" > {tmp_path}/opened\nexit 3\n")
    browser.chmod(0o755)
    with contextlib.closing(Preview(tmp_path, "--open", path=tmp_path / "bin")) as preview:
        wait_for((tmp_path / "opened").exists)
        assert (tmp_path / "opened").read_text().strip() == preview.origin + "/"
        wait_for(lambda: f"cannot open a browser, open {preview.origin}/ yourself" in preview.told())


def test_too_few_watches_name_the_remedy(tmp_path):
    """In a user namespace of its own, where the limit can be set; skipped where there are none."""
    write_project(tmp_path, small_site)
    limited = ["unshare", "--user", "--map-root-user", "sh", "-c",
               f"echo 2 > /proc/sys/user/max_inotify_watches && exec {helpgen} serve --project {tmp_path} --port {free_port()}"]
    result = subprocess.run(limited, capture_output=True, text=True, timeout=60)
    if "unshare" in result.stderr or "cannot create" in result.stderr:
        pytest.skip("no user namespaces here")
    assert result.returncode == 74
    assert "raise it as root: sysctl fs.inotify.max_user_watches=" in result.stderr
