/** The name by which systems know the application: taskbar and jump list on Windows, packages everywhere. */
export const APP_ID = 'app.endroll.Endroll';
