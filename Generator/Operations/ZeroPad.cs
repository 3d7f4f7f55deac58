using NetGen.Generator.Graphs;

namespace NetGen.Generator.Operations;

/// <summary>Zeros around an image.</summary>
/// <param name="Lines">Lines of the image.</param>
/// <param name="Length">Floats of a line.</param>
/// <param name="Top">Lines of zeros above.</param>
/// <param name="Bottom">Lines of zeros below.</param>
/// <param name="Left">Floats before each line.</param>
/// <param name="Right">Floats after each line.</param>
internal sealed record Frame(int Lines, int Length, int Top, int Bottom, int Left, int Right)
{
    public int FullLength => Left + Length + Right;

    public int Size => (Top + Lines + Bottom) * FullLength;
}

/// <summary>An image with zeros around it: its lines are copied into the frame, their gradients out of it.</summary>
internal sealed class ZeroPad : Operation
{
    private readonly Frame frame;

    public ZeroPad(Origin origin, Value x, Frame frame)
        : base(origin, x)
    {
        this.frame = frame;
        OutputRows(origin.Name, new Layout(frame.Size));
    }

    public override bool ReadsWholeVectors => false;

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(Inputs[0], gradients.Call(new Crop(Origin, gradient, Inputs[0], frame)));

    public override void Write(Calls calls) => calls.Line(
        $"Images.Pad({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {frame.Lines}, {frame.Length}, {frame.Top}, {frame.Bottom}, {frame.Left}, {frame.Right}, {calls.Rows});");

    private sealed class Crop : Operation
    {
        private readonly Frame frame;

        public Crop(Origin origin, Value gradient, Value x, Frame frame)
            : base(origin, gradient)
        {
            this.frame = frame;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override void Write(Calls calls)
        {
            int first = (frame.Top * frame.FullLength) + frame.Left;
            calls.Line($"Images.Crop({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {frame.Lines}, {frame.Length}, {first}, {frame.FullLength}, {calls.Rows});");
            calls.ClearBehind(Result);
        }
    }
}
