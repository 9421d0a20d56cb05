/*
 * The rule language: docs/design.md, section 5, "Expressions". Precedence NOT > NEAR/BEFORE > AND > OR.
 * The grammar only says what a rule looks like; what its words mean is decided in io.wirewatch.core.rules.
 */
grammar Expression;

expression
    : form EOF
    ;

// What looks at several releases stands outermost. Each alternative begins with another token, so that errors are found
// where they are.
form
    : alternatives (WITHIN DURATION)?                                       # plain
    | COUNT LEAST NUMBER OF LEFT alternatives RIGHT WITHIN DURATION         # count
    | FIRST LEFT alternatives RIGHT IN DURATION                             # first
    | SPIKE FACTOR LEFT alternatives RIGHT WITHIN DURATION OVER DURATION    # spike
    ;

alternatives
    : conjunction (OR conjunction)*
    ;

conjunction
    : proximity (AND proximity)*
    ;

proximity
    : unary ((NEAR | BEFORE) unary)*
    ;

unary
    : NOT unary
    | primary
    ;

primary
    : LEFT alternatives RIGHT                                 # group
    | SCOPE LEFT alternatives RIGHT                           # scoped
    | NUMBER OF LEFT alternatives (COMMA alternatives)* RIGHT # several
    | ATLEAST NUMBER LEFT alternatives RIGHT                  # atLeast
    | FIELD value                                             # field
    | value                                                   # term
    ;

value
    : QUOTED
    | WORD
    | NUMBER
    | DURATION
    | FACTOR
    ;

AND: 'AND';
OR: 'OR';
NOT: 'NOT';
OF: 'OF';
ATLEAST: 'ATLEAST';
SCOPE: 'SENTENCE' | 'PARAGRAPH' | 'LEAD' | 'HEADLINE';
NEAR: 'NEAR/' [0-9]+;
BEFORE: 'BEFORE/' [0-9]+;
FIELD: ('actor' | 'phrase' | 'case' | 'kind' | 'source' | 'language') ':';

WITHIN: 'WITHIN';
COUNT: 'COUNT';
FIRST: 'FIRST';
SPIKE: 'SPIKE';
IN: 'IN';
OVER: 'OVER';
LEAST: '>=' | '\u2265';
// Words of the language that lack something, and its words in another spelling.
BARE_DISTANCE: ('NEAR' | 'BEFORE') '/'?;

LEFT: '(';
RIGHT: ')';
COMMA: ',';
NUMBER: [0-9]+;
DURATION: [0-9]+ [mhdw];
FACTOR: [0-9]+ ('.' [0-9]+)? 'x';
QUOTED
    : '"' ('\\' . | ~["\\])* '"'
    | '\u201C' ~[\u201C\u201D]* '\u201D'
    ;
// Shorter than the closed one where there is an end.
UNCLOSED
    : '"' ('\\' . | ~["\\])* '\\'?
    | '\u201C' ~[\u201C\u201D]*
    ;
WORD: ~[\p{White_Space}()",:\u201C\u201D>\u2265] ~[\p{White_Space}()",:\u201C\u201D]*;
COLON: ':';
SPACE: [\p{White_Space}]+ -> skip;
