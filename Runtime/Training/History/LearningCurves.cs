using System.Text;

namespace NetGen;

/// <summary>Draws the losses of a training by epoch as an SVG figure.</summary>
internal static class LearningCurves
{
    private const double Width = 840, Height = 480;
    private const double Left = 76, Right = 816, Top = 84, Bottom = 424;
    private const string TrainingColor = "#1f6fb4", ValidationColor = "#d9541e", MarkColor = "#3c4650";

    public static string Draw(TrainingHistory history)
    {
        if (history.Epochs.Count == 0)
        {
            throw new InvalidOperationException("There is nothing to draw: no epoch was finished.");
        }

        var epochs = new Axis(Left, Right, RoundTicks.ForEpochs(history.Epochs[0].Epoch, history.Epochs[^1].Epoch));
        var losses = new Axis(Bottom, Top, RoundTicks.ForValues(FiniteLosses(history)));
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" font-family=\"Helvetica, Arial, DejaVu Sans, sans-serif\" font-size=\"13\" fill=\"#2b323a\">");
        Line(svg, $"<title>Learning curves</title>");
        Line(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        Line(svg, $"<text x=\"{Left}\" y=\"30\" font-size=\"18\" font-weight=\"bold\">Learning curves</text>");
        Line(svg, $"<text x=\"{Left}\" y=\"54\" fill=\"#56606b\">{Outcome(history)}</text>");
        bool validated = history.Epochs.Any(e => e.ValidationLoss is not null);
        DrawLegend(svg, validated);
        DrawAxes(svg, epochs, losses);
        DrawCurve(svg, epochs, losses, TrainingColor, history.Epochs.Select(e => (e.Epoch, (double?)e.Loss)));
        DrawCurve(svg, epochs, losses, ValidationColor, history.Epochs.Select(e => (e.Epoch, e.ValidationLoss)));
        DrawMarks(svg, epochs, losses, history);
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static IEnumerable<double> FiniteLosses(TrainingHistory history) =>
        history.Epochs.SelectMany(e => new[] { e.Loss, e.ValidationLoss ?? e.Loss }).Where(double.IsFinite);

    private static string Outcome(TrainingHistory history)
    {
        int last = history.Epochs[^1].Epoch;
        string weights = history.RestoredEpoch is { } restored ? Invariant($"the weights of epoch {restored} were restored") : Invariant($"the weights are those of the end");
        string ended = history.StopReason switch
        {
            StopReason.EpochLimit => Invariant($"The epoch limit ({history.EpochLimit}) ended the run"),
            StopReason.EarlyStopping => Invariant($"Stopped early after epoch {last} of at most {last - history.Epochs.Count + history.EpochLimit}"),
            StopReason.Cancelled => Invariant($"Cancelled after epoch {last}"),
            StopReason.Failed => Invariant($"Failed after epoch {last}"),
            _ => Invariant($"Stopped by a callback after epoch {last}"),
        };
        return $"{ended}; {weights}.";
    }

    private static void DrawLegend(StringBuilder svg, bool validated)
    {
        double y = 26;
        LegendEntry(svg, validated ? 520 : 666, y, TrainingColor, "training loss");
        if (validated)
        {
            LegendEntry(svg, 666, y, ValidationColor, "validation loss");
        }
    }

    private static void LegendEntry(StringBuilder svg, double x, double y, string color, string text)
    {
        Line(svg, $"<line x1=\"{x}\" y1=\"{y}\" x2=\"{x + 28}\" y2=\"{y}\" stroke=\"{color}\" stroke-width=\"2.5\"/>");
        Line(svg, $"<text x=\"{x + 36}\" y=\"{y + 4.5}\">{text}</text>");
    }

    private static void DrawAxes(StringBuilder svg, Axis epochs, Axis losses)
    {
        Line(svg, $"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Right - Left}\" height=\"{Bottom - Top}\" fill=\"#f7f9fb\"/>");
        foreach (double tick in losses.Ticks.Values)
        {
            double y = losses.Place(tick);
            Line(svg, $"<line x1=\"{Left}\" y1=\"{y:0.##}\" x2=\"{Right}\" y2=\"{y:0.##}\" stroke=\"#dfe4e9\"/>");
            Line(svg, $"<text x=\"{Left - 10}\" y=\"{y + 4.5:0.##}\" text-anchor=\"end\">{losses.Ticks.Label(tick)}</text>");
        }

        foreach (double tick in epochs.Ticks.Values)
        {
            double x = epochs.Place(tick);
            Line(svg, $"<line x1=\"{x:0.##}\" y1=\"{Bottom}\" x2=\"{x:0.##}\" y2=\"{Bottom + 5}\" stroke=\"#8a949e\"/>");
            Line(svg, $"<text x=\"{x:0.##}\" y=\"{Bottom + 21}\" text-anchor=\"middle\">{epochs.Ticks.Label(tick)}</text>");
        }

        Line(svg, $"<path d=\"M{Left} {Top}V{Bottom}H{Right}\" fill=\"none\" stroke=\"#8a949e\"/>");
        Line(svg, $"<text x=\"{(Left + Right) / 2}\" y=\"{Height - 14}\" text-anchor=\"middle\">epoch</text>");
        Line(svg, $"<text transform=\"translate(22 {(Top + Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">loss</text>");
    }

    private static void DrawCurve(StringBuilder svg, Axis epochs, Axis losses, string color, IEnumerable<(int Epoch, double? Loss)> points)
    {
        (double X, double Y)[] places = [.. points.Where(p => p.Loss is { } loss && double.IsFinite(loss)).Select(p => (epochs.Place(p.Epoch), losses.Place(p.Loss!.Value)))];
        if (places.Length == 1)
        {
            Line(svg, $"<circle cx=\"{places[0].X:0.##}\" cy=\"{places[0].Y:0.##}\" r=\"3.5\" fill=\"{color}\"/>");
        }
        else if (places.Length > 1)
        {
            string path = string.Join(' ', places.Select(p => Invariant($"{p.X:0.##},{p.Y:0.##}")));
            Line(svg, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"/>");
        }
    }

    private static void DrawMarks(StringBuilder svg, Axis epochs, Axis losses, TrainingHistory history)
    {
        var last = history.Epochs[^1];
        if (history.BestEpoch is { } best && history.Epochs.FirstOrDefault(e => e.Epoch == best) is { } record)
        {
            double x = epochs.Place(best);
            double loss = record.ValidationLoss ?? record.Loss;
            if (history.RestoredEpoch == best && best != last.Epoch)
            {
                VerticalMark(svg, x, Top + 28, Top + 40, "2 4", Invariant($"best epoch {best}"));
            }

            if (double.IsFinite(loss))
            {
                Line(svg, $"<circle cx=\"{x:0.##}\" cy=\"{losses.Place(loss):0.##}\" r=\"4.5\" fill=\"#ffffff\" stroke=\"{MarkColor}\" stroke-width=\"2\"/>");
            }
        }

        string restored = history.RestoredEpoch is { } epoch ? Invariant($": best epoch {epoch} restored") : "";
        string label = history.StopReason switch
        {
            StopReason.EpochLimit => restored.Length > 0 ? $"epoch limit{restored}" : "epoch limit",
            StopReason.EarlyStopping => $"stopped{restored}",
            StopReason.Cancelled => $"cancelled{restored}",
            _ => $"ended{restored}",
        };
        VerticalMark(svg, epochs.Place(last.Epoch), Top, Top + 18, "7 5", label);
    }

    /// <summary>A dashed line from <paramref name="top"/> to the axis with words beside it; the line of the best epoch begins below the words of the last one.</summary>
    private static void VerticalMark(StringBuilder svg, double x, double top, double labelY, string dashes, string label)
    {
        bool leftOfLine = x > (Left + Right) / 2;
        Line(svg, $"<line x1=\"{x:0.##}\" y1=\"{top}\" x2=\"{x:0.##}\" y2=\"{Bottom}\" stroke=\"{MarkColor}\" stroke-width=\"1.5\" stroke-dasharray=\"{dashes}\"/>");

        // The pale outline keeps the words readable where a curve runs behind them.
        Line(svg, $"<text x=\"{(leftOfLine ? x - 8 : x + 8):0.##}\" y=\"{labelY}\" text-anchor=\"{(leftOfLine ? "end" : "start")}\" fill=\"{MarkColor}\" stroke=\"#f7f9fb\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">{label}</text>");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(FormattableString.Invariant(text)).Append('\n');

    /// <summary>Places values on a line from one pixel to another.</summary>
    private readonly record struct Axis(double From, double To, RoundTicks Ticks)
    {
        public double Place(double value) => From + ((value - Ticks.Low) / (Ticks.High - Ticks.Low) * (To - From));
    }
}
