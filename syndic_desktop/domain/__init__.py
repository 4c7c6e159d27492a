"""RULES: what a syndicat, a session, a vote and an act are, and what the law says of them.

Frozen dataclasses, enums and functions. No framework, no clock, no file, no window: the standard library only, with
num2words behind `wording` and holidays behind `calendar`. A rule returns a new value or raises `RuleViolation`;
whatever varies (a date, a limit, the statutes) is an argument. The store, the papers and the windows sit above and
are not known here.

Identities are the codes of the exchange format (text chosen by the people who keep the dossier), so that a value means
the same thing in a file, in the store and on another laptop.

Glossary (screens and paper are French, identifiers English; a word is missing? add it here first):

========================  =====================  ==============================================================
French                    identifier             meaning
========================  =====================  ==============================================================
syndicat mixte            syndicat               the public body; « fermé » = closed, « ouvert » = open
profil statutaire         statutes               every rule the statutes may vary; `Profile` is what they say,
                                                 `Statutes` what applies once the law has filled the silence
instance                  body                   comité syndical, bureau, commission, CAO: what meets
collège                   college                group of member organisations
membre                    member                 a member organisation (commune, EPCI, department…)
siège                     seat                   a place in the assembly; order of seats = protocol order
en exercice               in office              a seat that exists and is not vacant on a day
voix                      weight / votes         what a seat weighs, an exact fraction
délégué titulaire         titular                the person who holds a seat
mandat                    mandate                a seat held from a day to a day; another one may follow it
renouvellement            renewal                all mandates of a member closed at a date, the new ones entered
règle (du profil)         provision              one rule of the statutory profile, with its source
suppléant                 deputy                 the person who may sit when the titular cannot
personne                  person                 anybody named in the dossier
fonction                  role                   Président, 1er Vice-Président…; `rank` 0 is the president
séance                    session                a meeting of a body on a day
convocation               notice                 the letter that convenes; `Dispatch` is one sending of it
instantané                snapshot               what the notices said when they went out, never rewritten afterwards
jour franc                clear day              a whole day between the sending and the session
renvoi                    resending              new notices that replace those received; these are then `void`
réponse                   answer                 what a seat announces before the session
prévision                 forecast               the quorum that the answers promise
contrôle                  check / finding        a rule, what it finds here, and its `target`: the place to go to
passer outre              override               setting a finding aside, with a reason that is kept
ordre du jour             agenda                 the items of a session, in order
point                     item                   one matter of the agenda
sujet à venir             upcoming topic         an item foreseen for a body, in no agenda yet
délibération              deliberation           an item that decides, and its adopted text
objet                     subject                what an item or an act is about, in one line
rapporteur                rapporteur             who presents an item
exposé                    statement              the report that comes before the decision, as rich text
visa, considérant         visa, recital          « Vu … », « Considérant … »
dispositif                operative part         what is decided, clause by clause
phrase                    phrase                 a visa, recital or clause kept in the library under a name
échéancier                timetable              the dates that go before and after a session
émargement, présences     roll, attendance       opening state of every seat, then timed movements
excusé / absent           excused / absent       absent with / without a word
pouvoir                   proxy                  mandant = giver, mandataire = holder; `paper`: as it was written
mouvement                 movement               an arrival, a departure or a return, from an item on
déroulement               course                 where the session stands: its hours, the item open, its suspensions
tour                      turn, rank             which item was dealt with after which: the agenda, unless hours differ
conduite d’un point       conduct                what happened on an item beside its debate and its vote
huis clos                 closed doors           the public leaves, by a vote without debate
amendement                amendment              a change asked for in an operative part, adopted or not
réouverture               reopening              a closed vote opened again, with a reason
déport                    recusal                an interested member who takes no part in an item
scrutin                   ballot                 the way a vote is held
suffrage exprimé          vote cast              pour + contre
majorité                  majority               what it takes to be adopted; `Threshold`: with its number of members
à la carte                competence             transferred by some members only, whose delegates alone vote
voix prépondérante        casting vote           the president's vote, which breaks a tie
corps électoral           electorate             who may vote on an item and with what weight, frozen with the vote
décision par délégation   delegated decision     what bureau or president decided in the committee's name
délégation                delegation             what the comité lets president or bureau decide, up to an amount
lettre de commande        purchase order         a small contract signed by delegation
arrêté                    order                  a decision of the president
acte                      act                    a deliberation or decision through signature, transmission, publication
dépôt (d’un acte)         filing                 the act as it is handed to the operator that transmits it
classification            classification         the matters and types of files of a préfecture, as of a day
accusé de réception       receipt                what the préfecture returns for an act
procès-verbal             minutes                what was said and done, fixed at the next session
extrait                   extract                one deliberation, certified, out of the register
liste des délibérations   decision list          what was examined, published within a week
feuillet de clôture       closing sheet          the page of the register that closes a session
registre                  register, volume       the deliberations of a body over a year, bound
registre des arrêtés      orders                 orders and decisions of the president over a year, bound
rapport d’activité        activity               what a year held and decided, counted from the sessions
exécutoire                enforceable            transmitted where required, and published
gabarit, modèle           template               a Word file filled with the session; a folder of them is a set
========================  =====================  ==============================================================
"""
