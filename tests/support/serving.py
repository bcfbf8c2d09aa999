"""A served city and a plain HTTP client, for the tests of several doors."""

import http.client
import json
import re
import subprocess
import urllib.parse


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Client:
    def __init__(self, url):
        self.url = url
        parts = urllib.parse.urlsplit(url)
        self.address = (parts.hostname, parts.port)

    def connect(self):
        return http.client.HTTPConnection(*self.address, timeout=30)

    def get(self, path, method="GET", body=None, connection=None, **headers):
        own = connection or self.connect()
        own.request(method, path, body=body, headers=headers)
        response = own.getresponse()
        answer = Answer(response, response.read())
        if connection is None:
            own.close()
        return answer

    def api(self, path, params=(), **more):
        query = urllib.parse.urlencode(list(params.items() if isinstance(params, dict) else params))
        return self.get("/api/v1" + path + ("?" + query if query else ""), **more)


def serve(binary, source):
    server = subprocess.Popen(
        [binary, "serve", str(source), "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    lines = []
    for line in server.stderr:
        lines.append(line)
        found = re.search(r"http://\S+", line)
        if found:
            return server, Client(found.group())
    raise AssertionError("".join(lines))


def stop(server):
    server.terminate()
    assert server.wait(timeout=30) == 0
    server.stderr.close()
