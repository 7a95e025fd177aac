package queries

// Places asks which documents are held, with the government and the year of each: a question of the program itself, which
// no user asks and which is in no catalogue.
const Places = `MATCH (doc:Document)
WHERE doc.digest IS NOT NULL
RETURN doc.id AS document, doc.jurisdiction AS city, doc.year AS year
ORDER BY document`
