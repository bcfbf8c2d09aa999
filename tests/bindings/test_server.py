"""Server and serve: the page and the API from Python."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import madang
import pytest


def fetch(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read().decode()


def test_it_serves_the_same_json_and_a_page(city):
    with madang.Server(city) as server:
        assert server.url == f"http://127.0.0.1:{server.port}"
        told = fetch(f"{server.url}/api/v1/bulletins?q=bus&envelope=1")
        assert told == city.bulletins.search("bus").to_json()
        page = fetch(server.url + "/")
        assert "<html" in page.lower()


def test_start_stop_and_start_again(city):
    server = madang.Server(city, port=0)
    assert repr(server) == "<Server, stopped>"
    with pytest.raises(madang.UsageError, match="start"):
        server.url
    assert server.start() is server
    url = server.url
    assert repr(server) == f"<Server {url}>"
    assert server.start().url == url
    server.stop()
    server.stop()
    assert not server.running
    with pytest.raises(urllib.error.URLError):
        fetch(url + "/api/v1/version")
    with server:
        assert json.loads(fetch(server.url + "/api/v1/bulletins/parks"))["id"] == "parks"


def test_a_port_in_use_says_so(city):
    with madang.Server(city) as first:
        second = madang.Server(city, port=first.port)
        with pytest.raises(madang.Error, match=str(first.port)) as caught:
            second.start()
        assert caught.value.code == "port-in-use"


@pytest.mark.parametrize("port", [-1, 65536])
def test_an_impossible_port(city, port):
    with pytest.raises(madang.UsageError):
        madang.Server(city, port=port)


def test_the_city_may_be_let_go():
    server = madang.Server(madang.load([{"id": "a", "title": "A"}], as_="bulletins")).start()
    try:
        assert json.loads(fetch(server.url + "/api/v1/bulletins"))[0]["id"] == "a"
    finally:
        server.stop()


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_serve_ends_cleanly_on_ctrl_c():
    program = (
        "import madang\n"
        "city = madang.load([{'id': 'a', 'title': 'A'}], as_='bulletins')\n"
        "madang.serve(city, port=0)\n"
        "print('after')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        try:
            line = child.stderr.readline()
            assert "http://127.0.0.1:" in line
            url = next(word for word in line.split() if word.startswith("http"))
            assert json.loads(fetch(url + "/api/v1/bulletins"))[0]["id"] == "a"
            time.sleep(0.1)
            child.send_signal(signal.SIGINT)
            out, err = child.communicate(timeout=30)
        except BaseException:
            child.kill()
            raise
    assert out == "after\n"
    assert err == "stopped\n"
    assert child.returncode == 0
