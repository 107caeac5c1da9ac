export const quiet = {
  quiet: {
    title: 'Do not disturb',
    lead: 'No notice and no sound. Messages still come and are still counted.',
    action: 'Do not disturb: no notices for a while',
    alias: 'quiet silence mute sound notice notification',
    actions: {
      hour: 'Do not disturb for 1 hour',
      tomorrow: 'Do not disturb until tomorrow',
      open: 'Do not disturb until I turn notices on',
    },
    quick: { hour: 'For 1 hour', tomorrow: 'Until tomorrow', open: 'Until I turn it off' },
    end: { asked: 'Turn notices on', span: 'Tell me all the same' },
    off: 'Notices are on.',
    on: 'Do not disturb',
    onUntil: (moment: string) => `Do not disturb until ${moment}`,
    change: 'Change it or turn notices on',
    now: {
      asked: 'No notices until you turn them on.',
      span: 'No notices: your times cover the whole week.',
    },
    nowUntil: {
      asked: (moment: string) => `No notices until ${moment}.`,
      span: (moment: string) =>
        `No notices until ${moment}: it is one of your times without notices.`,
    },
    openSpans: 'Times without notices…',
    spans: 'Times without notices, every week',
    noSpans: 'None: you are told at any time of the working day.',
    span: (place: number) => `Time without notices ${place}`,
    day: (day: string, place: number) => `${day}, time ${place}`,
    from: (place: number) => `Beginning of time ${place}`,
    to: (place: number) => `End of time ${place}`,
    until: 'to',
    nextDay: 'of the next day',
    add: 'New time',
    remove: (place: number) => `Remove time ${place}`,
    problems: {
      time: 'An hour is missing, such as 22:00. Until then what stood before holds.',
      same: 'It begins and ends at the same hour. Until that changes, what stood before holds.',
      days: 'Choose a day at least. Until then what stood before holds.',
    },
  },
}
