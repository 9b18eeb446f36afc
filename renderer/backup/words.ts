import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    backup: typeof backupWords.nl
  }
}

export const backupWords = words({
  nl: {
    title: 'Back-ups',
    subtitle:
      'Een versleutelde kopie van het hele kantoor, nagelezen voordat Kluis hem een back-up noemt.',
    make: 'Nu back-up maken',
    making: 'Er wordt nu een back-up gemaakt.',
    made_one: 'De back-up is gemaakt en nagelezen.',
    made_other: 'De back-up is gemaakt en nagelezen, in {{count}} mappen.',
    stages: {
      starting: 'Beginnen …',
      copying: 'Kopie van de database maken',
      checking: 'De kopie controleren',
      writing: 'Back-up schrijven',
      verifying: 'Back-up nalezen',
      unpacking: 'Back-up uitpakken',
      replaying: 'Wissen en nummers opnieuw toepassen',
      rescuing: 'Leesbare gegevens bewaren',
    },
    rows_one: '{{count}} rij',
    rows_other: '{{count}} rijen',
    alarm: {
      never: 'Er is nog geen back-up van dit kantoor.',
      overdue: 'De laatste goede back-up is van {{moment}}.',
      failedAt: 'Back-up mislukt in {{place}}. {{reason}}',
      failed: 'De laatste back-up is mislukt. {{reason}}',
      failedSome: 'De laatste back-up is niet overal gelukt.',
      damaged:
        'De database is beschadigd. Zet een back-up van vóór de beschadiging terug; vraag hulp als u twijfelt.',
      forgotten:
        'De lijst met back-upmappen was beschadigd. Back-ups gaan nu alleen naar de map naast de database.',
      'ledger-behind':
        'Het register naast de gegevens (office.ledger) kan niet worden bijgewerkt. Tot dat weer kan, geeft Kluis geen factuurnummers uit en wist het niets. Maak ruimte op de schijf of herstel de toegang tot de gegevensmap.',
      confirmFolders: 'De mappen kloppen weer',
      ledger: {
        missing:
          'Op {{moment}} ontbrak het register naast de gegevens (office.ledger). Kluis heeft het opnieuw geschreven; er is niets verloren. Het hoort er altijd te staan: ga na wie of wat het heeft verwijderd.',
        shortened:
          'Op {{moment}} ontbrak het einde van het register naast de gegevens (office.ledger). Kluis heeft het aangevuld; er is niets verloren. Ga na wie of wat het heeft gewijzigd.',
        damaged:
          'Op {{moment}} klopte het register naast de gegevens (office.ledger) niet. Kluis heeft het apart gehouden en opnieuw geschreven; er is niets verloren. Controleer de schijf, en ga na wie of wat het heeft gewijzigd.',
        superseded:
          'Op {{moment}} lag naast de gegevens een register (office.ledger) van een eerdere geschiedenis van dit kantoor. Kluis heeft het apart gehouden en door het juiste vervangen.',
        'copy-superseded':
          'Op {{moment}} lag in een back-upmap een kopie van het register van een eerdere geschiedenis van dit kantoor. Kluis heeft er de juiste kopie voor in de plaats gezet.',
        'copy-differs':
          'Op {{moment}} paste een kopie van het register in een back-upmap niet bij dit kantoor. Kluis heeft die kopie laten staan en de juiste ernaast gezet. Blijkt er werk in te staan dat hier ontbreekt, dan zegt Kluis dat bij de volgende aanmelding. Ga na wie of wat in die map heeft geschreven.',
        closed:
          'Die geschiedenis eindigde op {{moment}}: toen zette {{name}} een back-up terug, ging met een ouder bestand verder of gaf het kantoor nieuwe sleutels.',
        seen: 'Gezien',
      },
      look: 'Naar de back-ups',
      tell: 'Zeg het de eigenaar of een collega van de administratie.',
    },
    failures: {
      'backup-folder-gone':
        'De map is er niet. Sluit de schijf aan of maak verbinding met de gedeelde map.',
      'disk-full': 'De schijf is vol. Maak ruimte vrij.',
      'folder-not-writable': 'Kluis mag niet schrijven in deze map. Geef uw gebruiker rechten.',
      'file-write-failed': 'Het schrijven lukte niet. Controleer de schijf of de verbinding.',
    },
    state: {
      title: 'Laatste back-up',
      good: 'In orde',
      due: 'Weer nodig',
      none: 'Nog geen back-up',
      at: 'Gemaakt',
      size: 'Grootte',
      took: 'Duur',
      checked: 'Database gecontroleerd',
      checkedGood: '{{moment}}: in orde',
      checkedBad: '{{moment}}: beschadigd',
      checkedNever: 'Nog niet',
      lessThanSecond: 'minder dan een seconde',
      seconds_one: '{{count}} seconde',
      seconds_other: '{{count}} seconden',
      minutes_one: '{{count}} minuut',
      minutes_other: '{{count}} minuten',
      help: 'Kluis maakt elke dag vanzelf een back-up na het aanmelden, en steeds voordat er iets wordt gewist of bijgewerkt.',
    },
    clock: {
      body: 'De klok van deze computer is versprongen. Zolang niet zeker is dat de datum klopt, wordt geen back-up om zijn leeftijd verwijderd.',
      action: 'De datum klopt …',
      askTitle: 'Is het vandaag {{date}}?',
      askBody:
        'Back-ups en opzij gezette gegevens die volgens deze datum te oud zijn, worden dan verwijderd.',
      confirm: 'De datum klopt',
      owner: 'De eigenaar moet de datum bevestigen.',
    },
    folders: {
      title: 'Mappen',
      add: 'Map toevoegen …',
      added: 'De map is toegevoegd. De volgende back-up komt er ook in.',
      already: 'Deze map stond er al bij.',
      place: 'Map',
      state: 'Status',
      reachable: 'Bereikbaar',
      gone: 'Niet bereikbaar',
      failed: 'Mislukt',
      count: 'Back-ups',
      newest: 'Nieuwste',
      oldest: 'Oudste',
      size: 'Samen',
      own: 'naast de database',
      failedOn: 'Mislukt op {{moment}}.',
      remove: 'Map niet meer gebruiken',
      removeTitle: 'Deze map niet meer gebruiken?',
      removeKeeps:
        'De back-ups die erin staan blijven staan. Kluis verwijdert ze ook niet meer als ze te oud worden: doe dat dan zelf.',
      removeNew: 'Nieuwe back-ups komen er niet meer in.',
      removed: 'De map wordt niet meer gebruikt.',
      onlyOwn:
        'Alle back-ups staan op deze computer. Voeg een map op een externe of gedeelde schijf toe: anders bent u bij brand, diefstal of een kapotte schijf alles kwijt.',
      actions: 'Acties',
    },
    policy: {
      title: 'Hoe lang back-ups blijven',
      lead: 'Wie gewist is, staat nog in de back-ups van daarvoor. De langste tijd hieronder is dus ook hoe lang gewiste gegevens nog ergens bestaan.',
      form: 'Bewaren van back-ups',
      keep: 'Hoogstens zoveel back-ups per map',
      keepHelp: 'Van dagen met meer dan één blijft de laatste het langst.',
      days: 'Hoogstens zoveel dagen oud',
      daysHelp:
        'Daarna wordt een back-up verwijderd, in alle mappen. Hoogstens 180 dagen (AVG, artikel 5, lid 1, onder e).',
      saved: 'Het beleid is opgeslagen.',
      facts: 'Per map blijven hoogstens {{keep}} back-ups, en geen ouder dan {{days}} dagen.',
      owner: 'Alleen de eigenaar kan dit wijzigen.',
    },
    aside: {
      title: 'Opzij gezet bij het terugzetten',
      lead: 'Wat er stond voordat een back-up werd teruggezet. Het staat versleuteld in de gegevensmap.',
      name: 'Map',
      at: 'Opzij gezet',
      until: 'Wordt verwijderd',
    },
    restore: {
      title: 'Back-up terugzetten',
      action: 'Back-up terugzetten …',
      section: 'Terugzetten',
      sectionBody:
        'Kies een back-up en bekijk eerst wat erin staat. Wat er nu is, blijft bewaard: Kluis zet het opzij.',
      chooseLead: 'Kies een back-up. U bekijkt hem eerst; er verandert nog niets.',
      known: 'Back-ups in de bekende mappen',
      knownNone: 'In de mappen die Kluis hier kent staat geen back-up',
      knownNoneBody:
        'Sluit de schijf aan waar uw back-ups op staan en kies het bestand. Het eindigt op .kluisbackup.',
      of: 'Back-up van {{moment}}',
      newer: 'Nieuwer dan dit bestand',
      notNewer: 'Niet nieuwer dan dit bestand',
      noneNewer:
        'In de mappen die Kluis hier kent, staat geen back-up die nieuwer is dan dit bestand. Ligt er een op een andere schijf, kies dan dat bestand.',
      andMore_one: '{{place}} en nog {{count}} map',
      andMore_other: '{{place}} en nog {{count}} mappen',
      all: 'Alle {{count}} back-ups tonen',
      file: 'Bestand kiezen …',
      look: {
        title: 'Back-up van {{moment}}',
        lead: 'De back-up is heel. Dit staat erin.',
        office: 'Kantoor',
        program: 'Kluis-versie',
        size: 'Grootte',
        contents: 'Inhoud',
        inBackup: 'In de back-up',
        lost: 'Sindsdien erbij',
        clients: 'Klanten',
        invoices: 'Facturen',
        payments: 'Bankregels',
        archive: 'Stukken in het archief',
        audit: 'Regels in het logboek',
        lostBody:
          'Wat na deze back-up is toegevoegd of gewijzigd, staat na het terugzetten niet meer in Kluis.',
        lostUnknown:
          'Wat na deze back-up is toegevoegd of gewijzigd, staat na het terugzetten niet meer in Kluis. Wilt u weten hoeveel dat is: meld u eerst aan en begin bij Back-ups.',
        aside: 'Wat er nu is wordt niet verwijderd: het gaat in een map naast de database.',
        newMachine: 'Op deze computer is nog geen kantoor. De back-up komt hier te staan.',
        erasures_one:
          '{{count}} klant is na deze back-up gewist. Die wordt opnieuw gewist voordat iemand kan kijken.',
        erasures_other:
          '{{count}} klanten zijn na deze back-up gewist. Ze worden opnieuw gewist voordat iemand kan kijken.',
        numbers_one:
          '{{count}} factuurnummer is na deze back-up gebruikt. Het wordt niet opnieuw gebruikt.',
        numbers_other:
          '{{count}} factuurnummers zijn na deze back-up gebruikt. Ze worden niet opnieuw gebruikt.',
        destructions_one:
          '{{count}} stuk in het archief is na deze back-up vernietigd. Dat wordt opnieuw vernietigd.',
        destructions_other:
          '{{count}} stukken in het archief zijn na deze back-up vernietigd. Ze worden opnieuw vernietigd.',
        unknownTitle: 'Onbekend wat er na deze back-up is gebeurd.',
        unknown:
          'Hier ligt geen register dat van later weet. Wie sindsdien is gewist, komt met deze back-up terug, en factuurnummers van daarna kunnen opnieuw worden gebruikt. Ligt er een map met nieuwere back-ups, of is er de gegevensmap van de vorige computer? Zet de back-up vandaar terug.',
        nothingSince:
          'Na deze back-up is hier niets gewist en geen factuurnummer gebruikt, voor zover Kluis kan zien.',
        other: 'Andere back-up kiezen',
      },
      access: {
        title: 'Wie zet hem terug?',
        lead: 'Alleen een eigenaar kan dit: met het wachtwoord, of met de herstelset.',
        others: 'Collega’s die nu aangemeld zijn, worden afgemeld.',
        by: 'Hoe u laat zien dat u eigenaar bent',
        password: 'Met het wachtwoord',
        kit: 'Met de herstelset',
        passwordHelp: 'Uw wachtwoord van nu, of dat van toen de back-up werd gemaakt.',
        kitHelp: 'U kiest meteen een nieuw wachtwoord.',
        submit: 'Back-up terugzetten',
        form: 'Back-up terugzetten',
      },
      done: {
        title: 'De back-up is teruggezet',
        lead: 'Dit is het kantoor van {{moment}}.',
        erased_one: '{{count}} klant is opnieuw gewist.',
        erased_other: '{{count}} klanten zijn opnieuw gewist.',
        reduced_one: 'Van {{count}} klant is opnieuw een deel gewist.',
        reduced_other: 'Van {{count}} klanten is opnieuw een deel gewist.',
        destroyed_one: '{{count}} stuk in het archief is opnieuw vernietigd.',
        destroyed_other: '{{count}} stukken in het archief zijn opnieuw vernietigd.',
        scrubbed_one: 'Uit {{count}} document is de persoon opnieuw weggehaald.',
        scrubbed_other: 'Uit {{count}} documenten is de persoon opnieuw weggehaald.',
        numbers_one:
          '{{count}} factuurnummer van na de back-up blijft buiten gebruik: u had het al gebruikt.',
        numbers_other:
          '{{count}} factuurnummers van na de back-up blijven buiten gebruik: u had ze al gebruikt.',
        numbersHere_one:
          '{{count}} factuurnummer van na dit bestand blijft buiten gebruik: u had het al gebruikt.',
        numbersHere_other:
          '{{count}} factuurnummers van na dit bestand blijven buiten gebruik: u had ze al gebruikt.',
        series_one:
          'Er is {{count}} factuurreeks van na de back-up die deze niet kent. Gebruik de nummers daarvan niet opnieuw.',
        series_other:
          'Er zijn {{count}} factuurreeksen van na de back-up die deze niet kent. Gebruik de nummers daarvan niet opnieuw.',
        shutOut_one:
          '{{count}} gebruiker die intussen geen toegang meer had, heeft die ook nu niet.',
        shutOut_other:
          '{{count}} gebruikers die intussen geen toegang meer hadden, hebben die ook nu niet.',
        skipped: 'Voor de boekhouding: de nummers {{first}} tot en met {{last}} zijn overgeslagen.',
        skippedOne: 'Voor de boekhouding: nummer {{first}} is overgeslagen.',
        withoutPassword_one:
          '{{count}} collega heeft een nieuw startwachtwoord van u nodig: zie Gebruikers.',
        withoutPassword_other:
          '{{count}} collega’s hebben een nieuw startwachtwoord van u nodig: zie Gebruikers.',
        newKeys:
          'Deze back-up is van vóór de laatste wisseling van de sleutels. Daarom heeft het kantoor nu nieuwe sleutels: de oude openen niets meer. Maak een nieuwe herstelset en vernietig de oude.',
        unknownTitle: 'Onbekend wat er na deze back-up is gebeurd.',
        unknown:
          'Er is geen register gevonden dat van later weet. Ga zelf na wie er sindsdien is gewist en wis die opnieuw, en begin factuurnummers na het laatste dat u hebt gebruikt.',
        nothing: 'Er hoefde niets opnieuw te worden gewist, en er is geen nummer overgeslagen.',
        aside:
          'Wat er stond is bewaard, versleuteld, in de map {{name}} in de gegevensmap. Bij Back-ups ziet u tot wanneer.',
        folders:
          'Back-upmappen horen bij een computer. Voeg bij Back-ups ook hier een map op een andere schijf toe.',
        goOn: 'Verder',
      },
    },
    goOn: {
      title: 'Doorgaan met dit bestand',
      lead: 'Alleen een eigenaar kan dit: met het wachtwoord, of met de herstelset.',
      cost: 'Kluis doet opnieuw wat het register weet: wissingen, vernietigingen en overgeslagen factuurnummers. Facturen, betalingen en wijzigingen van daarna komen niet terug. Hebt u een nieuwere back-up, zet dan die terug.',
      costTwo:
        'Kluis doet hier opnieuw wat het register van de andere plaats weet: wissingen, vernietigingen en overgeslagen factuurnummers. Facturen, betalingen en wijzigingen van daar komen niet mee.',
      submit: 'Doorgaan met dit bestand',
      back: 'Terug',
      done: 'U werkt verder met dit bestand',
    },
    rescue: {
      title: 'Bewaren wat leesbaar is',
      lead: 'Kluis leest wat nog te lezen is uit de beschadigde database en bewaart het als ZIP. De database zelf blijft zoals hij is.',
      warning:
        'Het ZIP-bestand is niet versleuteld en bevat persoonsgegevens. Bewaar het op een veilige plek en verwijder het als u het niet meer nodig hebt.',
      form: 'Leesbare gegevens bewaren',
      submit: 'Bewaren als ZIP …',
      fileName: 'Kluis leesbare gegevens',
      done: 'Bewaard als {{name}}',
      rows_one: '{{count}} rij gelezen',
      rows_other: '{{count}} rijen gelezen',
      tables_one: 'uit {{count}} tabel.',
      tables_other: 'uit {{count}} tabellen.',
      whole: 'Alle tabellen waren helemaal leesbaar.',
      damaged: 'Van deze tabellen was een deel niet te lezen:',
      back: 'Terug',
    },
  },
  en: {
    title: 'Backups',
    subtitle: 'An encrypted copy of the whole office, read back before Kluis calls it a backup.',
    make: 'Make a backup now',
    making: 'A backup is being made right now.',
    made_one: 'The backup was made and read back.',
    made_other: 'The backup was made and read back, in {{count}} folders.',
    stages: {
      starting: 'Starting …',
      copying: 'Copying the database',
      checking: 'Checking the copy',
      writing: 'Writing the backup',
      verifying: 'Reading the backup back',
      unpacking: 'Unpacking the backup',
      replaying: 'Applying erasures and numbers again',
      rescuing: 'Saving readable data',
    },
    rows_one: '{{count}} row',
    rows_other: '{{count}} rows',
    alarm: {
      never: 'There is no backup of this office yet.',
      overdue: 'The last good backup was made on {{moment}}.',
      failedAt: 'The backup failed in {{place}}. {{reason}}',
      failed: 'The last backup failed. {{reason}}',
      failedSome: 'The last backup did not succeed everywhere.',
      damaged:
        'The database is damaged. Restore a backup from before the damage; ask for help if you are unsure.',
      forgotten:
        'The list of backup folders was damaged. Backups now go only to the folder beside the database.',
      'ledger-behind':
        'The ledger beside the data (office.ledger) cannot be written. Until it can, Kluis hands out no invoice numbers and erases nothing. Make room on the disk or restore access to the data folder.',
      confirmFolders: 'The folders are right again',
      ledger: {
        missing:
          'On {{moment}} the ledger beside the data (office.ledger) was missing. Kluis has rewritten it; nothing is lost. It should always be there: find out who or what removed it.',
        shortened:
          'On {{moment}} the end of the ledger beside the data (office.ledger) was missing. Kluis completed it; nothing is lost. Find out who or what changed it.',
        damaged:
          'On {{moment}} the ledger beside the data (office.ledger) was not what Kluis had written. Kluis set it aside and wrote a new one; nothing is lost. Check the disk, and find out who or what changed it.',
        superseded:
          'On {{moment}} the ledger beside the data (office.ledger) was of an earlier history of this office. Kluis kept it aside and put the right one in its place.',
        'copy-superseded':
          'On {{moment}} a backup folder held a copy of the ledger of an earlier history of this office. Kluis put the right copy in its place.',
        'copy-differs':
          'On {{moment}} a copy of the ledger in a backup folder did not fit this office. Kluis left it there and put the right one beside it. If it tells of work that is missing here, Kluis says so at the next sign-in. Find out who or what wrote in that folder.',
        closed:
          'That history ended on {{moment}}, when {{name}} restored a backup, went on with an older file or gave the office new keys.',
        seen: 'Seen',
      },
      look: 'To the backups',
      tell: 'Tell the owner or a colleague of the back office.',
    },
    failures: {
      'backup-folder-gone': 'The folder is not there. Plug in the disk or connect to the share.',
      'disk-full': 'The disk is full. Make room.',
      'folder-not-writable':
        'Kluis is not allowed to write to this folder. Give your user account permission.',
      'file-write-failed': 'Writing failed. Check the disk or the connection.',
    },
    state: {
      title: 'Last backup',
      good: 'All well',
      due: 'Due again',
      none: 'No backup yet',
      at: 'Made',
      size: 'Size',
      took: 'Took',
      checked: 'Database checked',
      checkedGood: '{{moment}}: all well',
      checkedBad: '{{moment}}: damaged',
      checkedNever: 'Not yet',
      lessThanSecond: 'less than a second',
      seconds_one: '{{count}} second',
      seconds_other: '{{count}} seconds',
      minutes_one: '{{count}} minute',
      minutes_other: '{{count}} minutes',
      help: 'Kluis automatically makes a backup every day after signing in, and before anything is erased or updated.',
    },
    clock: {
      body: 'This computer’s clock jumped. Until it is certain that the date is right, no backup is removed because of its age.',
      action: 'The date is right …',
      askTitle: 'Is today {{date}}?',
      askBody: 'Backups and data put aside that are too old by this date are then removed.',
      confirm: 'The date is right',
      owner: 'The owner has to confirm the date.',
    },
    folders: {
      title: 'Folders',
      add: 'Add a folder …',
      added: 'The folder was added. The next backup goes there too.',
      already: 'This folder was already in the list.',
      place: 'Folder',
      state: 'Status',
      reachable: 'Reachable',
      gone: 'Not reachable',
      failed: 'Failed',
      count: 'Backups',
      newest: 'Newest',
      oldest: 'Oldest',
      size: 'Together',
      own: 'beside the database',
      failedOn: 'Failed on {{moment}}.',
      remove: 'Stop using the folder',
      removeTitle: 'Stop using this folder?',
      removeKeeps:
        'The backups in it stay there. Kluis will no longer remove them when they get too old: do that yourself.',
      removeNew: 'New backups no longer go there.',
      removed: 'The folder is no longer used.',
      onlyOwn:
        'All backups are on this computer. Add a folder on an external or shared disk: without one, fire, theft or a broken disk takes everything.',
      actions: 'Actions',
    },
    policy: {
      title: 'How long backups stay',
      lead: 'People who were erased are still in earlier backups. So the longest period below is also how long erased data still exist somewhere.',
      form: 'Keeping backups',
      keep: 'At most this many backups per folder',
      keepHelp: 'On days with more than one backup, the last one is kept longest.',
      days: 'At most this many days old',
      daysHelp:
        'After that a backup is removed, in all folders. At most 180 days (GDPR, article 5(1)(e)).',
      saved: 'The policy was saved.',
      facts: 'Each folder keeps at most {{keep}} backups, none older than {{days}} days.',
      owner: 'Only the owner can change this.',
    },
    aside: {
      title: 'Put aside by a restore',
      lead: 'What was here before a backup was restored. It is kept encrypted in the data folder.',
      name: 'Folder',
      at: 'Put aside',
      until: 'Is removed',
    },
    restore: {
      title: 'Put back a backup',
      action: 'Put back a backup …',
      section: 'Putting back',
      sectionBody:
        'Choose a backup and look at what is in it first. What is here now is kept: Kluis sets it aside.',
      chooseLead: 'Choose a backup. You look at it first; nothing changes yet.',
      known: 'Backups in the known folders',
      knownNone: 'There is no backup in the folders Kluis knows here',
      knownNoneBody:
        'Plug in the disk that holds your backups and choose the file. It ends in .kluisbackup.',
      of: 'Backup of {{moment}}',
      newer: 'Newer than this file',
      notNewer: 'Not newer than this file',
      noneNewer:
        'In the folders that Kluis knows here there is no backup newer than this file. If there is one on another disk, choose that file.',
      andMore_one: '{{place}} and {{count}} more folder',
      andMore_other: '{{place}} and {{count}} more folders',
      all: 'Show all {{count}} backups',
      file: 'Choose a file …',
      look: {
        title: 'Backup of {{moment}}',
        lead: 'The backup is intact. It contains:',
        office: 'Office',
        program: 'Kluis version',
        size: 'Size',
        contents: 'Contents',
        inBackup: 'In the backup',
        lost: 'Added since',
        clients: 'Clients',
        invoices: 'Invoices',
        payments: 'Bank entries',
        archive: 'Items in the archive',
        audit: 'Lines in the log',
        lostBody:
          'Once this backup is restored, anything added or changed after it is no longer in Kluis.',
        lostUnknown:
          'Once this backup is restored, anything added or changed after it is no longer in Kluis. To see how much that is, sign in first and start at Backups.',
        aside: 'What is here now is not removed: it goes into a folder beside the database.',
        newMachine: 'There is no office on this computer yet. The backup will be restored here.',
        erasures_one:
          '{{count}} client was erased after this backup, and is erased again before anyone can look.',
        erasures_other:
          '{{count}} clients were erased after this backup, and are erased again before anyone can look.',
        numbers_one:
          '{{count}} invoice number was handed out after this backup. It is not used again.',
        numbers_other:
          '{{count}} invoice numbers were handed out after this backup. They are not used again.',
        destructions_one:
          '{{count}} archive item was destroyed after this backup. It is destroyed again.',
        destructions_other:
          '{{count}} archive items were destroyed after this backup. They are destroyed again.',
        unknownTitle: 'What happened after this backup is unknown.',
        unknown:
          'There is no ledger here that goes on after this backup. Anyone erased since then comes back with it, and invoice numbers from after it may be handed out again. Is there a folder with newer backups, or the data folder of the previous computer? Restore the backup from there.',
        nothingSince:
          'After this backup nothing was erased here and no invoice number handed out, as far as Kluis can see.',
        other: 'Choose another backup',
      },
      access: {
        title: 'Who puts it back?',
        lead: 'Only an owner can do this: with the password, or with the recovery kit.',
        others: 'Colleagues who are signed in now are signed out.',
        by: 'How you show that you are an owner',
        password: 'With the password',
        kit: 'With the recovery kit',
        passwordHelp: 'Your current password, or the one you had when the backup was made.',
        kitHelp: 'You choose a new password right away.',
        submit: 'Put back the backup',
        form: 'Put back a backup',
      },
      done: {
        title: 'The backup was put back',
        lead: 'This is the office of {{moment}}.',
        erased_one: '{{count}} client was erased again.',
        erased_other: '{{count}} clients were erased again.',
        reduced_one: 'Part of {{count}} client was erased again.',
        reduced_other: 'Part of {{count}} clients was erased again.',
        destroyed_one: '{{count}} archive item was destroyed again.',
        destroyed_other: '{{count}} archive items were destroyed again.',
        scrubbed_one: 'Personal data were removed from {{count}} document again.',
        scrubbed_other: 'Personal data were removed from {{count}} documents again.',
        numbers_one:
          '{{count}} invoice number from after the backup stays out of use: you had handed it out.',
        numbers_other:
          '{{count}} invoice numbers from after the backup stay out of use: you had handed them out.',
        numbersHere_one:
          '{{count}} invoice number from after this file stays out of use: you had handed it out.',
        numbersHere_other:
          '{{count}} invoice numbers from after this file stay out of use: you had handed them out.',
        series_one:
          'There is {{count}} invoice series from after the backup that it does not know. Do not use its numbers again.',
        series_other:
          'There are {{count}} invoice series from after the backup that it does not know. Do not use their numbers again.',
        skipped: 'For the books: the numbers {{first}} up to and including {{last}} were skipped.',
        skippedOne: 'For the books: number {{first}} was skipped.',
        withoutPassword_one: '{{count}} colleague needs a new start password from you: see Users.',
        withoutPassword_other:
          '{{count}} colleagues need a new start password from you: see Users.',
        newKeys:
          'This backup is from before the keys were last changed. The office therefore has new keys now: the old ones no longer open anything. Make a new recovery kit and destroy the old one.',
        shutOut_one: '{{count}} user who had lost access still has none.',
        shutOut_other: '{{count}} users who had lost access still have none.',
        unknownTitle: 'What happened after this backup is unknown.',
        unknown:
          'No ledger that goes on after this backup was found. Find out who has been erased since then and erase them again, and start invoice numbers after the last one you handed out.',
        nothing: 'Nothing had to be erased again, and no number was skipped.',
        aside:
          'What was here is kept, encrypted, in the folder {{name}} in the data folder. Backups shows until when.',
        folders:
          'Backup folders belong to a computer. Add a folder on another disk here too, at Backups.',
        goOn: 'Continue',
      },
    },
    goOn: {
      title: 'Go on with this file',
      lead: 'Only an owner can do this: with the password, or with the recovery kit.',
      cost: 'Kluis repeats what the ledger knows: erasures, destructions and skipped invoice numbers. Invoices, payments and changes from after it do not come back. If you have a newer backup, restore that instead.',
      costTwo:
        'Kluis repeats here what the ledger of the other place knows: erasures, destructions and skipped invoice numbers. Invoices, payments and changes made there are not brought over.',
      submit: 'Go on with this file',
      back: 'Back',
      done: 'You go on with this file',
    },
    rescue: {
      title: 'Save what can be read',
      lead: 'Kluis reads what can still be read from the damaged database and saves it as a ZIP. The database itself stays as it is.',
      warning:
        'The ZIP file is not encrypted and holds personal data. Keep it in a safe place and delete it when you no longer need it.',
      form: 'Save readable data',
      submit: 'Save as ZIP …',
      fileName: 'Kluis readable data',
      done: 'Saved as {{name}}',
      rows_one: '{{count}} row read',
      rows_other: '{{count}} rows read',
      tables_one: 'from {{count}} table.',
      tables_other: 'from {{count}} tables.',
      whole: 'All tables could be read whole.',
      damaged: 'Part of these tables could not be read:',
      back: 'Back',
    },
  },
})
