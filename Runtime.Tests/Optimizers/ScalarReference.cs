namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>The optimizers' formulas for one parameter at a time in double, as PyTorch writes them.</summary>
internal sealed class ScalarReference
{
    private readonly Optimizer optimizer;
    private readonly double[] parameters;
    private readonly double[][] states;
    private int step;

    internal ScalarReference(Optimizer optimizer, ReadOnlySpan<float> initial)
    {
        this.optimizer = optimizer;
        parameters = new double[initial.Length];
        states = new double[initial.Length][];
        for (int i = 0; i < initial.Length; i++)
        {
            parameters[i] = initial[i];
            states[i] = new double[3];
            states[i][0] = optimizer is Adagrad adagrad ? adagrad.InitialAccumulatorValue : 0;
        }
    }

    internal IReadOnlyList<double> Parameters => parameters;

    /// <summary>The norm after clamping, of the last step.</summary>
    internal double Norm { get; private set; }

    internal void Step(ReadOnlySpan<float> gradients, params ReadOnlySpan<ParameterSegment> segments)
    {
        step++;
        double limit = optimizer.ClipValue ?? double.PositiveInfinity, squares = 0;
        foreach (var segment in segments)
        {
            for (int i = segment.Offset; segment.RateFactor != 0 && i < segment.Offset + segment.Length; i++)
            {
                squares += Math.Pow(Math.Clamp(gradients[i], -limit, limit), 2);
            }
        }

        Norm = Math.Sqrt(squares);
        double scale = optimizer.ClipNorm is { } maximum ? Math.Min(1, maximum / (Norm + 1e-6)) : 1;
        foreach (var segment in segments)
        {
            bool decays = optimizer.DecayBiasesAndNorms || segment.Role == ParameterRole.Weight;
            double rate = optimizer.LearningRate * segment.RateFactor;
            double decay = decays ? optimizer.WeightDecay * segment.DecayFactor : 0;
            for (int i = segment.Offset; segment.RateFactor != 0 && i < segment.Offset + segment.Length; i++)
            {
                double gradient = scale * Math.Clamp(gradients[i], -limit, limit);
                parameters[i] = optimizer is AdamW
                    ? Update(parameters[i] * (1 - (rate * decay)), gradient, states[i], rate)
                    : Update(parameters[i], gradient + (decay * parameters[i]), states[i], rate);
            }
        }
    }

    private double Update(double p, double g, double[] s, double rate) => optimizer switch
    {
        Sgd sgd => Update(sgd, p, g, s, rate),
        Adam adam => Update(adam, p, g, s, rate),
        Adadelta adadelta => Update(adadelta, p, g, s, rate),
        Adagrad adagrad => Update(adagrad, p, g, s, rate),
        RmsProp rmsProp => Update(rmsProp, p, g, s, rate),
        _ => throw new NotSupportedException(optimizer.GetType().Name),
    };

    private double Update(Sgd sgd, double p, double g, double[] s, double rate)
    {
        if (sgd.Momentum == 0)
        {
            return p - (rate * g);
        }

        s[0] = step == 1 ? g : (sgd.Momentum * s[0]) + ((1 - sgd.Dampening) * g);
        return p - (rate * (sgd.Nesterov ? g + (sgd.Momentum * s[0]) : s[0]));
    }

    private double Update(Adam adam, double p, double g, double[] s, double rate)
    {
        s[0] = (adam.Beta1 * s[0]) + ((1 - adam.Beta1) * g);
        s[1] = (adam.Beta2 * s[1]) + ((1 - adam.Beta2) * g * g);
        s[2] = Math.Max(s[2], s[1]);
        double correction1 = 1 - Math.Pow(adam.Beta1, step), correction2 = 1 - Math.Pow(adam.Beta2, step);
        double root = Math.Sqrt(adam.AmsGrad ? s[2] : s[1]) / Math.Sqrt(correction2);
        return p - (rate / correction1 * s[0] / (root + adam.Epsilon));
    }

    private static double Update(Adadelta adadelta, double p, double g, double[] s, double rate)
    {
        s[0] = (adadelta.Rho * s[0]) + ((1 - adadelta.Rho) * g * g);
        double delta = Math.Sqrt(s[1] + adadelta.Epsilon) / Math.Sqrt(s[0] + adadelta.Epsilon) * g;
        s[1] = (adadelta.Rho * s[1]) + ((1 - adadelta.Rho) * delta * delta);
        return p - (rate * delta);
    }

    private double Update(Adagrad adagrad, double p, double g, double[] s, double rate)
    {
        s[0] += g * g;
        return p - (rate / (1 + ((step - 1) * adagrad.LearningRateDecay)) * g / (Math.Sqrt(s[0]) + adagrad.Epsilon));
    }

    private static double Update(RmsProp rmsProp, double p, double g, double[] s, double rate)
    {
        s[0] = (rmsProp.Alpha * s[0]) + ((1 - rmsProp.Alpha) * g * g);
        s[1] = (rmsProp.Alpha * s[1]) + ((1 - rmsProp.Alpha) * g);
        double variance = rmsProp.Centered ? s[0] - (s[1] * s[1]) : s[0];
        double direction = g / (Math.Sqrt(variance) + rmsProp.Epsilon);
        s[2] = (rmsProp.Momentum * s[2]) + direction;
        return p - (rate * s[2]);
    }
}
