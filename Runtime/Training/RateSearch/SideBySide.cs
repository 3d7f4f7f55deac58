using System.Runtime.ExceptionServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>Trainings that run side by side.</summary>
internal static class SideBySide
{
    /// <summary>Runs all of them; then throws what the first of those that failed threw.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="workers">How many run at a time; 0 for as many as there are processors.</param>
    /// <param name="train">Runs the one of a number.</param>
    public static void Run(int count, int workers, Action<int> train)
    {
        var failures = new Exception?[count];
        if (Threads.CanStart && workers != 1)
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = workers == 0 ? Environment.ProcessorCount : workers }, Try);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                Try(i);
            }
        }

        if (Array.Find(failures, failure => failure is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        void Try(int i)
        {
            try
            {
                train(i);
            }
            catch (Exception failure)
            {
                // Thrown once the others are over.
                failures[i] = failure;
            }
        }
    }
}
