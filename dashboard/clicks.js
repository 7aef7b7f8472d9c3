// A click on a mark of a chart over which a stretch can be dragged: Streamlit tells only the stretch.
export default function (component) {
  const { data, setTriggerValue } = component
  const told = (happening) => {
    const mark = happening.points[0]
    if (mark && Array.isArray(mark.customdata)) setTriggerValue("clicked", mark.customdata)
  }
  const listen = (tries) => {
    const plot = document.querySelector(`.st-key-${data.chart} .js-plotly-plot`)
    if (!plot || !plot.on) {
      if (tries) setTimeout(() => listen(tries - 1), 100)
      return
    }
    if (plot.tarikhTold) plot.removeListener("plotly_click", plot.tarikhTold)
    plot.tarikhTold = told
    plot.on("plotly_click", told)
  }
  listen(100)
}
