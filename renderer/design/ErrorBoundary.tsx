import { Component, type ErrorInfo, type ReactNode } from 'react'

type ErrorBoundaryProps = {
  /** What stands in the place of what broke; `retry` draws it again. */
  fallback: (retry: () => void) => ReactNode
  children: ReactNode
}

/** Keeps a defect in one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(_error: Error, info: ErrorInfo) {
    // The component's name, never the message: it could hold what a citizen wrote.
    reportError(new Error(`the screen broke in${info.componentStack?.split('\n', 2)[1] ?? ''}`))
  }

  override render() {
    return this.state.broken
      ? this.props.fallback(() => this.setState({ broken: false }))
      : this.props.children
  }
}
