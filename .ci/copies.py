#!/usr/bin/env python3
"""copies.py GAZETTE EXPORT NUMBER FOLDER: many gazettes out of one, for measuring.

Each copy has its own city, document numbers, leaders and some units, so that nothing of two copies merges into one node. The
names to change are taken from the gazette's own export; lines and figures stay as they are."""
import json, os, re, sys

gazette, export, number, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
text = open(gazette, encoding='utf8').read()
city, leaders, units = None, set(), set()
with open(export, encoding='utf8') as f:
    for line in f:
        o = json.loads(line)
        props = o.get('properties', {})
        if o['type'] == 'node' and o['labels'][0] == 'Document':
            city = city or props.get('jurisdiction')
        elif o['type'] == 'node' and o['labels'][0] == 'Leader':
            leaders.add(props['name'])
        elif o['type'] == 'node' and o['labels'][0] == 'Department' and props['name'].endswith('局'):
            units.add(props['name'])
stem = city.removesuffix('市')
changed = sorted(units)[::4]  # a quarter of the bureaus
os.makedirs(folder, exist_ok=True)


def mark(i):
    """Two characters that stand in no name of the gazette's: the copy's own."""
    return chr(0x9a6c + i // 100) + chr(0x9c7c + i % 100)


for i in range(number):
    copy = re.sub(r'〔(\d{4})〕(\d+)号', lambda m: f'〔{m[1]}〕{int(m[2]) + 1000 * (i + 1)}号', text)
    copy = copy.replace(stem, mark(i)).replace(stem[0] + '政', mark(i) + '政')
    for name in leaders:
        copy = copy.replace(name, name[0] + mark(i))
    for name in changed:
        copy = copy.replace(name, name[:-1] + mark(i)[1] + '局')
    with open(os.path.join(folder, f'{i:05d}.txt'), 'w', encoding='utf8') as f:
        f.write(copy)
