// The governments whose documents are loaded.
MATCH (doc:Document)
WHERE doc.jurisdiction <> ''
RETURN DISTINCT doc.jurisdiction AS city
ORDER BY city
