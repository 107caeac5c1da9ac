import '@fontsource-variable/inter/wght.css'
import './design/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyPreferences } from './state/preferences.ts'
import { startState } from './state/start.ts'

applyPreferences()
startState()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
