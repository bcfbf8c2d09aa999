"""The plot of growth.py: three panels, both axes logarithmic, so that a straight line of slope
one is growth in proportion; a grey line shows the input itself."""

from __future__ import annotations

from pathlib import Path

COLOURS = {"text": "#0b6e4f", "columns": "#c1541b"}
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "madang",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
LABEL = {
    "text 1T": "full text, 1 thread",
    "text 2T": "full text, 2 threads",
    "columns 1T": "columns, 1 thread",
    "columns 2T": "columns, 2 threads",
}


def short(value: float, _position: object = None) -> str:
    """10 MB, 2 GB."""
    return f"{value / 1000:g} GB" if value >= 1000 else f"{value:g} MB"


def panel(axes, title: str, sizes: list[float]) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_title(title, loc="left", fontsize=11)
    axes.set_xlabel("JSON")
    axes.set_xticks(sizes)
    axes.set_xticklabels([short(s) for s in sizes], rotation=45, ha="right")
    axes.minorticks_off()
    axes.grid(visible=True, which="major", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)


def draw(series: dict[str, list[dict[str, float]]], path: Path, about: str) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot
    from matplotlib.ticker import FuncFormatter

    with mpl.rc_context(STYLE):
        figure, (time, memory, disk) = pyplot.subplots(1, 3, figsize=(13, 4.6))
        sizes = [p["bytes"] / 1e6 for p in next(iter(series.values()))]
        sizes = [float(f"{s:.2g}") for s in sizes]
        for name, found in series.items():
            x = [p["bytes"] / 1e6 for p in found]
            kind, threads = name.split()
            line = {
                "color": COLOURS[kind],
                "linestyle": "-" if threads == "2T" else "--",
                "marker": "o",
                "markersize": 4,
            }
            time.plot(x, [p["seconds"] for p in found], label=LABEL[name], **line)
            if threads == "1T":
                line["linestyle"] = "-"
                part = LABEL[name].split(",")[0]
                mb = {k: [p[k] / 1e6 for p in found] for k in ("memory", "peak", "snapshot")}
                memory.plot(x, mb["memory"], label=f"{part}, loaded", **line)
                memory.plot(x, mb["peak"], label=f"{part}, peak", **{**line, "linestyle": ":"})
                disk.plot(x, mb["snapshot"], label=part, **line)
        for axes, title in (
            (time, "Seconds to load"),
            (memory, "Memory (1 thread)"),
            (disk, "Snapshot file"),
        ):
            panel(axes, title, sizes)
        for axes in (memory, disk):
            axes.plot(sizes, sizes, color="#999999", linewidth=1, label="the JSON itself")
            axes.yaxis.set_major_formatter(FuncFormatter(short))
        time.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g} s"))
        for axes in (time, memory, disk):
            axes.legend(frameon=False, fontsize=9)
        figure.suptitle(about, x=0.01, ha="left", fontsize=9, color="#666666")
        figure.tight_layout()
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, format="svg", metadata={"Date": None})
        pyplot.close(figure)
