namespace Playground;

/// <summary>Draws a race: a function of its state and of the size of the screen.</summary>
internal sealed class RaceView
{
    private const int WidthForWords = 29;

    private static readonly Color Faint = new(128, 128, 128);

    private readonly PlaneView planeView = new();

    public void Draw(Race race, Canvas canvas)
    {
        canvas.Clear();
        if (Layout.For(canvas.Width, canvas.Height) is not { } layout)
        {
            canvas.Write(0, 0, $"The playground needs {Layout.LeastWidth}×{Layout.LeastHeight} characters;");
            canvas.Write(0, 1, $"this terminal has {canvas.Width}×{canvas.Height}.");
            return;
        }

        for (int i = 0; i < race.Contestants.Count; i++)
        {
            var contestant = race.Contestants[i];
            planeView.Draw(contestant, race.Spirals, canvas, layout.Panes[i].Plane);
            CurveView.Draw(contestant.Curve, canvas, layout.Panes[i].Curve);
            DrawText(contestant, canvas, layout.Panes[i].Text);
        }

        DrawLegend(race, canvas, layout.Legend);
    }

    private static void DrawText(Contestant contestant, Canvas canvas, Rectangle area)
    {
        bool hasWords = area.Width >= WidthForWords;
        canvas.Write(area.X, area.Y, contestant.Name);
        if (hasWords)
        {
            canvas.Write(area.X + 10, area.Y, $"rate {contestant.LearningRate:G3}", Faint);
        }

        canvas.WriteBefore(area.Right, area.Y, $"{100 * contestant.Accuracy:0} %");
        if (contestant.IsDiverged)
        {
            canvas.Write(area.X, area.Y + 1, "diverged");
            return;
        }

        string speed = hasWords ? $"{contestant.StepsPerSecond:#,0} steps/s" : $"{contestant.StepsPerSecond / 1000:0.#}k/s";
        canvas.Write(area.X, area.Y + 1, $"loss {LossText.Of(contestant.Loss)}", Faint);
        canvas.WriteBefore(area.Right, area.Y + 1, speed, Faint);
    }

    private static void DrawLegend(Race race, Canvas canvas, Rectangle area)
    {
        int y = area.Y;
        canvas.Write(area.X, y++, "NetGen: two spirals");
        canvas.Write(area.X, y++, $"step {race.Steps:#,0}");
        y += area.Height > 12 ? 1 : 0;
        Key("+ -", $"rates × {race.RateFactor:G3}");
        Key("d", $"dropout {race.Dropout:0.##}");
        Key("f s", race.Pace is { } pace ? $"{pace} steps/frame" : "full speed");
        Key("space", race.IsPaused ? "resume" : "pause");
        Key("r", "restart");
        Key("n", $"seed {race.Seed}");
        Key("q", "quit");
        y += area.Height > 12 ? 1 : 0;
        canvas.Write(area.X, y++, "curve 1 to 0.0001", Faint);
        if (area.Width < WidthForWords)
        {
            canvas.Write(area.X, y, "k/s: 1000 steps/s", Faint);
        }

        void Key(string key, string meaning)
        {
            canvas.Write(area.X, y, key);
            canvas.Write(area.X + 6, y++, meaning, Faint);
        }
    }
}
