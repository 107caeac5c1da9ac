import type { organisation as ptBr } from '../pt-br/organisation.ts'

export const organisation: typeof ptBr = {
  officeSettings: {
    title: 'Organisation settings',
    lead: 'What holds for everybody. Each change keeps the name of who made it, and any version can be taken up again.',
    readOnlyLead:
      'What holds for everybody. Supervision or administration changes it; you can see all of it.',
    never: 'As installed: nobody has changed it yet.',
    changed: (who, when) => `Last change: ${who}, ${when}`,
    installed: {
      title: 'Set when it was installed',
      hint: 'It changes in the organisation’s file, at the server.',
      locksAfter: (duration) =>
        `When nobody touches it for ${duration}, Balcão locks and asks for the password.`,
      neverLocks: 'Balcão never locks by itself: only when somebody asks it to.',
      offlineFor: (duration) =>
        `Without a connection people can sign in for up to ${duration} since the computer last heard the server.`,
      neverOffline:
        'Without a connection nobody signs in, nor comes back to a Balcão that is locked.',
    },
    about: {
      hours: 'Shifts, holidays, recesses, and what to say outside hours.',
      canned: 'Texts that the team adapts and sends.',
      assignment: 'To whom each attendance that waits goes, and up to how many each.',
      topics: 'What attendances are about.',
    },
  },
  fields: {
    title: 'Citizen fields',
    lead: 'What the organisation wants to know of each citizen beside the registration. Only what attendance needs.',
    empty: 'There are no fields yet.',
    emptyHint: 'For example “Registry number” or “Course”.',
    name: 'Field',
    nameOf: (place) => `Name of field ${place}`,
    kind: 'Kind',
    kinds: { text: 'Text', number: 'Number', date: 'Date', choice: 'Choice' },
    help: 'Help for whoever fills it (optional)',
    helpOf: (name) => `Help: ${name}`,
    options: 'Options, with semicolons between them',
    optionsOf: (name) => `Options: ${name}`,
    placeholder: (name) => `In canned replies: ${name}`,
    add: 'New field',
    retiredHint: 'What was filled in one of these stays in the citizen’s panel.',
    ambiguous: (name) =>
      `“${name}” cannot be told from another field, or from one that every canned reply has.`,
    optionsMissing: (name) => `“${name}” is a choice: write its options.`,
    optionsLong: (name) => `“${name}”: up to 50 options of up to 60 letters each.`,
    section: 'Organisation’s data',
    nothing: 'Nothing filled in yet.',
    edit: 'Fill in or correct the data',
    save: 'Save data',
    none: 'No answer',
    wrong: {
      text: 'Write a text.',
      number: 'Write a number, such as 12 or 3.5.',
      date: 'Write a date that exists.',
      choice: 'Choose one of the options.',
    },
  },
  wording: {
    title: 'Consent wording',
    lead: 'What is asked before somebody is put on the broadcast list. Who said yes stays with the wording that she accepted.',
    noList: 'This organisation keeps no broadcast list.',
    inForce: (version) => `Version ${version} holds now.`,
    version: (version) => `Version ${version}`,
    text: 'Wording',
    hint: 'Name the organisation, what will be sent, that it is optional and how to leave. {{primeiro_nome}} and {{saudação}} may stand in it. Saving other words makes a new version, from now on.',
    preview: 'As somebody made up would read it',
    sampleName: 'Joana',
    sampleGreeting: 'boa tarde',
    missing: 'Write the wording.',
    wrong: 'There is a placeholder that this wording cannot have, or it is too long.',
  },
}
