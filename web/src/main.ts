import { startIcons } from './elements/icons.js';
import { startKeys } from './shell/keys.js';
import { startRouter } from './shell/router.js';
import { startTheme } from './shell/theme.js';
import { startLanguage } from './strings/index.js';

startTheme();
startIcons();
await startLanguage();
startRouter();
startKeys();
await import('./shell/app.js');
