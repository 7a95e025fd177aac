// The departments that go by another name than their proper one, or are printed so.
//
// name: the other name, such as 市科学技术局
// city (optional): its government, such as 杭州市
MATCH (n:Department)
WHERE ($city IS NULL OR n.jurisdiction = $city)
  AND ($name IN n.aliases OR EXISTS { MATCH (n)-[w:RESPONSIBLE_FOR]->() WHERE w.asWritten = $name })
RETURN n.id AS id, 'Department' AS label, n.name AS name, null AS title, n.jurisdiction AS city, n.kind AS kind, n.aliases AS aliases,
       null AS unit, null AS issuer, null AS date, null AS effectiveFrom, null AS effectiveTo, null AS source, null AS sha256,
       null AS lineStart, null AS lineEnd
ORDER BY id
