"""The four doors: each takes questions and gives what it answers, as bytes or as
the words of an error."""

import json
import subprocess
import urllib.parse

import madang


def rows(path):
    """The lines of a file of questions, cut at the bars."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


class Question:
    def __init__(self, collection, text="", options=""):
        self.collection = "" if collection == "-" else collection
        self.text = text
        self.options = dict(option.split("=", 1) for option in options.split())

    def __str__(self):
        more = " ".join(f"{name}={value}" for name, value in self.options.items())
        return f"{self.collection or '-'} | {self.text} | {more}"

    def list(self, name):
        return [part for part in self.options.get(name, "").split(",") if part]

    @property
    def url(self):
        params = [("q", self.text), *self.options.items()]
        where = self.collection or "search"
        return f"/api/v1/{where}?" + urllib.parse.urlencode([*params, ("envelope", "1")])


def words(code, message, hint):
    return f"error {code} | {message} | {hint}".replace("\n", "\\n")


def cpp(program, areas, source, lines):
    done = subprocess.run(
        [program, str(areas), str(source)],
        input="".join("\t".join(line) + "\n" for line in lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split("\n")[:-1]


def line_of(q):
    o = q.options
    return [
        "search",
        q.collection,
        q.text,
        o.get("sort", ""),
        o.get("limit", ""),
        o.get("facet", ""),
        o.get("fields", ""),
        o.get("after", ""),
    ]


def python(city, q):
    o = q.options
    home = city[q.collection] if q.collection else city
    try:
        return home.search(
            q.text,
            sort=o.get("sort"),
            limit=int(o.get("limit", 10)),
            facets=q.list("facet"),
            fields=q.list("fields"),
            after=o.get("after"),
        ).to_json()
    except madang.Error as error:
        return words(error.code, error.message, error.hint or "")


def python_url(city, q):
    try:
        return city.ask("http://127.0.0.1:8750" + q.url).to_json()
    except madang.Error as error:
        return words(error.code, error.message, error.hint or "")


def http(client, q):
    answer = client.get(q.url)
    body = answer.body.decode()
    if answer.status == 200:
        return body
    problem = json.loads(body)
    return words(problem["code"], problem["detail"], problem.get("hint", ""))


def command_line(binary, areas, source, q):
    command = [binary, "search", "--areas", str(areas)]
    if q.collection:
        command += ["--in", q.collection]
    for name, value in q.options.items():
        if name in ("facet", "fields"):
            option = "--facet" if name == "facet" else "--field"
            command += [word for part in value.split(",") for word in (option, part)]
        else:
            command += ["--" + name, value]
    # An option that may be repeated would take the two dashes as the end of its list.
    command += ["--format", "json"]
    done = subprocess.run(
        [*command, "--", str(source), q.text], capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return done.stdout.rstrip("\n")
    assert done.returncode == 2, done.stderr
    return done.stderr
