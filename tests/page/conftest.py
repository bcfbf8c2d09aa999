"""The page in headless Chromium, served by the command under test."""

import contextlib
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def serving(madang_bin, city, *options):
    server = subprocess.Popen(
        [madang_bin, "serve", str(city), "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = server.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + server.stderr.read()
        yield found.group()
    finally:
        server.terminate()
        assert server.wait(timeout=20) == 0
        server.stderr.close()


@pytest.fixture(scope="session")
def url(madang_bin, seoul):
    with serving(madang_bin, seoul) as address:
        yield address


@pytest.fixture(scope="session")
def token():
    return "a-token-of-sixteen-or-more"


@pytest.fixture
def booking_url(madang_bin, seoul, tmp_path, token):
    """A server that takes bookings, with an empty ledger."""
    (tmp_path / "token").write_text(token + "\n", encoding="utf-8")
    ledger = ("--ledger", str(tmp_path / "ledger"), "--token-file", str(tmp_path / "token"))
    with serving(madang_bin, seoul, *ledger) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Visit:
    """One window onto the page; notes what the console and dialogs say."""

    def __init__(self, browser, url, width, locale):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.url = url
        self.errors = []
        self.dialogs = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda m: m.type == "error" and self.errors.append(m.text))
        self.page.on("dialog", lambda d: (self.dialogs.append(d.message), d.dismiss()))

    def open(self, address=""):
        self.page.goto(self.url + "/" + address)
        self.ready()

    def ready(self):
        self.page.wait_for_selector("main:not([aria-busy]) > :not([data-t='loading'])")

    def until(self, script, arg=None):
        """Waits for the script to be true; asked from here, since the page's own
        policy forbids the polling that the driver would put into it."""
        deadline = time.monotonic() + 15
        while not self.page.evaluate(script, arg):
            assert time.monotonic() < deadline, script
            time.sleep(0.05)

    def titles(self):
        return self.page.locator(".card h3").all_inner_texts()

    def keep(self, name):
        folder = os.environ.get("MADANG_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.fixture
def visit(browser, url):
    made = []

    def start(width=1280, locale="en-US", at=None):
        made.append(Visit(browser, at or url, width, locale))
        return made[-1]

    yield start
    for one in made:
        one.context.close()
