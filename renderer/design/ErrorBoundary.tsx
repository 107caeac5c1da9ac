import { Component, type ErrorInfo, type ReactNode } from 'react'

type ErrorBoundaryProps = {
  /** What stands in the place of what broke; `retry` draws it again. */
  fallback: (retry: () => void) => ReactNode
  /** What stands there: another one is drawn, whatever broke before. */
  about?: string | null
  children: ReactNode
}

type Standing = { broken: boolean; about: string | null | undefined }

/** Keeps a defect in one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Standing> {
  override state: Standing = { broken: false, about: this.props.about }

  static getDerivedStateFromProps({ about }: ErrorBoundaryProps, state: Standing) {
    return about === state.about ? null : { broken: false, about }
  }

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
